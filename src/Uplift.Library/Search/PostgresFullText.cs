using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;

namespace Uplift.Library.Search;

/// <summary>PostgreSQL's generated tsvector with its GIN index; titles weigh more than bodies.</summary>
internal sealed class PostgresFullText(AppDb db) : IFullText
{
    private static readonly string Options =
        $"StartSel={Highlight.Start}, StopSel={Highlight.End}, MaxFragments=1, MaxWords=28, MinWords=12";

    private static readonly string WholeTitle = $"StartSel={Highlight.Start}, StopSel={Highlight.End}, HighlightAll=true";

    public Task<List<SearchMatch>> FindAsync(
        IReadOnlyList<string> words, SearchScope scope, bool all, int limit, CancellationToken cancellation)
    {
        var match = string.Join(all ? " & " : " | ", words.Select(word => $"'{word}':*"));
        var (kind, level) = ((int?)scope.Kind ?? -1, (int?)scope.Level ?? -1);
        var topic = scope.Topic ?? "";
        // The headline is costly, so it is made for the ranked rows only.
        return db.Database.SqlQuery<Row>($"""
            SELECT best.kind AS "Kind", best.slug AS "Slug", best.topic_id AS "TopicId", best.level AS "Level",
                   ts_headline('english', best.title, best.query, {WholeTitle}) AS "Title",
                   ts_headline('english', best.body, best.query, {Options}) AS "Snippet"
            FROM (
                SELECT d.*, query, ts_rank_cd(d.search, query) AS rank
                FROM search_documents d, to_tsquery('english', {match}) query
                WHERE d.search @@ query
                  AND ({kind} = -1 OR d.kind = {kind}) AND ({level} = -1 OR d.level = {level})
                  AND ({topic} = '' OR d.topic_id = {topic})
                ORDER BY rank DESC, d.id
                LIMIT {limit}
            ) best
            ORDER BY best.rank DESC, best.id
            """)
            .Select(row => new SearchMatch((ItemKind)row.Kind, row.Slug, row.Title, row.Snippet, row.TopicId, (Level)row.Level))
            .ToListAsync(cancellation);
    }

    private sealed record Row(int Kind, string Slug, string TopicId, int Level, string Title, string Snippet);
}
