using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Http;

namespace Uplift.Library.Content;

/// <param name="Faults">When there are any, nothing was changed.</param>
internal sealed record ImportReport(int Added, int Changed, int Retired, IReadOnlyList<ContentFault> Faults);

/// <summary>
/// Brings the content folder into the database: all of it in one transaction, or nothing when one file is faulty. Only
/// changed files are written, ids stay with their slugs, and what was removed is retired rather than deleted, so that
/// interviews and bookmarks that name it still work.
/// </summary>
internal sealed class ImportContent(AppDb db, ContentVersion version, TimeProvider clock)
{
    private const int OnlyRow = 1;

    /// <returns>Null when the database already holds exactly this content.</returns>
    public async Task<ImportReport?> WhenChangedAsync(string folder, CancellationToken cancellation)
    {
        var present = await CurrentVersionAsync(cancellation);
        if (present == ContentFolder.VersionOf(folder))
        {
            version.Current = present;
            return null;
        }

        return await HandleAsync(folder, cancellation);
    }

    public async Task<ImportReport> HandleAsync(string folder, CancellationToken cancellation)
    {
        var content = ContentFolder.Load(folder);
        if (content.Faults.Count > 0)
        {
            version.Current = await CurrentVersionAsync(cancellation) ?? "";
            return new ImportReport(0, 0, 0, content.Faults);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var state = await db.ContentStates.SingleOrDefaultAsync(s => s.Id == OnlyRow, cancellation)
            ?? db.ContentStates.Add(new ContentState { Id = OnlyRow, Version = "" }).Entity;
        state.Version = ContentFolder.VersionOf(folder);
        state.ImportedAt = clock.GetUtcNow();
        // Saved first: on PostgreSQL a second importer waits for this row, on SQLite the transaction already holds the lock.
        await db.SaveChangesAsync(cancellation);

        var tally = new ImportTally();
        var positions = await ImportTopicsAsync(content.Topics, cancellation);
        await ImportQuestionsAsync(content.Questions, positions, tally, cancellation);
        await ImportGuidesAsync(content.Guides, tally, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        version.Current = state.Version;
        return new ImportReport(tally.Added, tally.Changed, tally.Retired, []);
    }

    private Task<string?> CurrentVersionAsync(CancellationToken cancellation) =>
        db.ContentStates.Where(s => s.Id == OnlyRow).Select(s => s.Version).SingleOrDefaultAsync(cancellation);

    private async Task<Dictionary<string, int>> ImportTopicsAsync(IReadOnlyList<TopicEntry> entries, CancellationToken cancellation)
    {
        var present = await db.Topics.ToDictionaryAsync(topic => topic.Id, cancellation);
        var positions = new Dictionary<string, int>();
        foreach (var (position, entry) in entries.Index())
        {
            positions[entry.Id] = position;
            if (!present.Remove(entry.Id, out var topic))
            {
                topic = db.Topics.Add(new Topic { Id = entry.Id, Name = "", Area = "", Position = 0, Subtopics = [] }).Entity;
            }

            (topic.Name, topic.Area, topic.Position, topic.Subtopics) = (entry.Name, entry.Area, position, [.. entry.Subtopics]);
        }

        db.Topics.RemoveRange(present.Values);
        return positions;
    }

    private async Task ImportQuestionsAsync(
        IReadOnlyList<QuestionEntry> entries, Dictionary<string, int> positions, ImportTally tally, CancellationToken cancellation)
    {
        var present = await db.Questions.ToDictionaryAsync(question => question.Slug, cancellation);
        var index = await SearchRowsAsync(ItemKind.Question, cancellation);
        foreach (var entry in entries)
        {
            var sortKey = $"{positions[entry.Topic]:00}-{(int)entry.Level}-{entry.Slug}";
            var isNew = !present.Remove(entry.Slug, out var question);
            question ??= NewQuestion(entry.Slug);
            question.SortKey = sortKey;
            question.TopicId = entry.Topic;
            if (!tally.Note(isNew, question.Hash == Hash(entry.File) && question.RetiredAt is null))
            {
                continue;
            }

            Fill(question, entry);
            index.Write(entry.Slug, entry.Topic, entry.Level, entry.Prompt, $"{question.AnswerText} {PointText(entry)}", entry.Record.Tags);
        }

        foreach (var gone in present.Values.Where(question => question.RetiredAt is null))
        {
            gone.RetiredAt = clock.GetUtcNow();
            tally.Retired++;
            index.Remove(gone.Slug);
        }
    }

    private async Task ImportGuidesAsync(IReadOnlyList<GuideEntry> entries, ImportTally tally, CancellationToken cancellation)
    {
        var present = await db.Guides.ToDictionaryAsync(guide => guide.Slug, cancellation);
        var index = await SearchRowsAsync(ItemKind.Guide, cancellation);
        foreach (var entry in entries)
        {
            var isNew = !present.Remove(entry.Slug, out var guide);
            guide ??= NewGuide(entry.Slug);
            if (!tally.Note(isNew, guide.Hash == Hash(entry.File) && guide.RetiredAt is null))
            {
                continue;
            }

            Fill(guide, entry);
            var faqs = string.Join(' ', entry.Faqs.Select(faq => $"{faq.Question} {Markdown.ToPlainText(faq.Answer)}"));
            index.Write(entry.Slug, entry.Topic, entry.Level, entry.Title, $"{entry.Summary} {Markdown.ToPlainText(entry.File.Body)} {faqs}", entry.Tags);
        }

        foreach (var gone in present.Values.Where(guide => guide.RetiredAt is null))
        {
            gone.RetiredAt = clock.GetUtcNow();
            tally.Retired++;
            index.Remove(gone.Slug);
        }
    }

    private Question NewQuestion(string slug) => db.Questions.Add(new Question
    {
        Id = Ids.Next(clock),
        Slug = slug,
        SortKey = "",
        TopicId = "",
        Kind = "",
        Hash = "",
        Prompt = "",
        Tags = "",
        ShortAnswerHtml = "",
        FullAnswerHtml = "",
        AnswerText = "",
        Record = new([], [], [], [], [], [], []),
    }).Entity;

    private static void Fill(Question question, QuestionEntry entry)
    {
        question.Level = entry.Level;
        question.Kind = entry.Kind;
        question.ReadSeconds = entry.ReadSeconds;
        question.RetiredAt = null;
        question.Hash = Hash(entry.File);
        question.Prompt = entry.Prompt;
        question.Tags = string.Join(' ', entry.Record.Tags);
        question.ShortAnswerHtml = Markdown.ToHtml(entry.ShortAnswer);
        question.FullAnswerHtml = Markdown.ToHtml(entry.FullAnswer);
        question.AnswerText = $"{Markdown.ToPlainText(entry.ShortAnswer)}\n\n{Markdown.ToPlainText(entry.FullAnswer)}";
        question.Record = entry.Record;
    }

    private Guide NewGuide(string slug) => db.Guides.Add(new Guide
    {
        Id = Ids.Next(clock),
        Slug = slug,
        Title = "",
        TopicId = "",
        Hash = "",
        Summary = "",
        Tags = "",
        Parts = new([], [], [], [], []),
        Html = "",
    }).Entity;

    private static void Fill(Guide guide, GuideEntry entry)
    {
        guide.Title = entry.Title;
        guide.TopicId = entry.Topic;
        guide.Level = entry.Level;
        guide.ReadMinutes = entry.ReadMinutes;
        guide.UpdatedOn = entry.UpdatedOn;
        guide.RetiredAt = null;
        guide.Hash = Hash(entry.File);
        guide.Summary = entry.Summary;
        guide.Tags = string.Join(' ', entry.Tags);
        guide.Parts = entry.Parts;
        guide.Html = Markdown.ToHtml(Markdown.Parse(entry.File.Body));
    }

    private static string Hash(ContentFile file) => $"{ContentFolder.RenderingVersion}-{file.Hash}";

    private static string PointText(QuestionEntry entry) =>
        string.Join(' ', entry.Record.KeyPoints.Select(point => point.Statement));

    private async Task<SearchRows> SearchRowsAsync(ItemKind kind, CancellationToken cancellation) => new(
        db,
        kind,
        await db.SearchDocuments.Where(d => d.Kind == kind).ToDictionaryAsync(d => d.Slug, cancellation),
        (await db.ItemTags.Where(t => t.Kind == kind).ToListAsync(cancellation)).ToLookup(t => t.Slug));

    private sealed class ImportTally
    {
        public int Added { get; private set; }

        public int Changed { get; private set; }

        public int Retired { get; set; }

        /// <returns>Whether the item is to be written.</returns>
        public bool Note(bool isNew, bool isSame)
        {
            Added += isNew ? 1 : 0;
            Changed += !isNew && !isSame ? 1 : 0;
            return isNew || !isSame;
        }
    }
}
