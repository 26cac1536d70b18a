using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;

namespace Uplift.Library.Search;

/// <summary>SQLite's FTS5 with stemming, ranked by bm25; a word in the title counts four times.</summary>
internal sealed class SqliteFullText(AppDb db) : IFullText
{
    public Task<List<SearchMatch>> FindAsync(
        IReadOnlyList<string> words, SearchScope scope, bool all, int limit, CancellationToken cancellation)
    {
        // Quoted, so that no word is taken for an operator; the words hold letters and digits alone.
        var match = string.Join(all ? " AND " : " OR ", words.Select(word => $"\"{word}\" *"));
        var (kind, level) = ((int?)scope.Kind ?? -1, (int?)scope.Level ?? -1);
        var topic = scope.Topic ?? "";
        var (start, end) = (Highlight.Start.ToString(), Highlight.End.ToString());
        return db.Database.SqlQuery<Row>($"""
            SELECT d.kind AS "Kind", d.slug AS "Slug", d.topic_id AS "TopicId", d.level AS "Level",
                   highlight(search_index, 0, {start}, {end}) AS "Title",
                   snippet(search_index, 1, {start}, {end}, '…', 28) AS "Snippet"
            FROM search_index JOIN search_documents d ON d.id = search_index.rowid
            WHERE search_index MATCH {match}
              AND ({kind} = -1 OR d.kind = {kind}) AND ({level} = -1 OR d.level = {level})
              AND ({topic} = '' OR d.topic_id = {topic})
            ORDER BY bm25(search_index, 4.0, 1.0), d.id
            LIMIT {limit}
            """)
            .Select(row => new SearchMatch((ItemKind)row.Kind, row.Slug, row.Title, row.Snippet, row.TopicId, (Level)row.Level))
            .ToListAsync(cancellation);
    }

    private sealed record Row(int Kind, string Slug, string TopicId, int Level, string Title, string Snippet);
}
