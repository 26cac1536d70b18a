using Uplift.Library.Contracts;

namespace Uplift.Tests.Library.Content;

/// <summary>A small sound library in a temporary folder: two topics, two guides, three questions.</summary>
internal sealed class ContentFiles : IDisposable
{
    public const string IndexGuide = "guides/indexes-explained.md";
    public const string LockGuide = "guides/locks-explained.md";
    public const string WhyIndex = "questions/indexing/why-an-index.md";
    public const string ColumnOrder = "questions/indexing/order-of-columns.md";
    public const string Deadlock = "questions/locking/two-transfers.md";

    private const string Topics = """
        topics:
          - { id: indexing, name: "Indexing", area: data, question_kinds: [explain, scenario], subtopics: ["B-trees"] }
          - { id: locking, name: "Locks", area: data, question_kinds: [explain, scenario], subtopics: ["deadlocks"] }
        """;

    public ContentFiles()
    {
        Write("topics.yaml", Topics);
        Write(IndexGuide, Guide("indexes-explained", "Indexes explained", "indexing", "why-an-index", "locks-explained", """
            An index is a sorted copy of some columns,
            kept in step by every write: see
            [how writers wait](/guides/locks-explained#waiting).

            ## Why it helps

            [Say it yourself](/questions/why-an-index), or see [the topic](/topics/indexing).
            """));
        Write(LockGuide, Guide("locks-explained", "Locks explained", "locking", "two-transfers", "indexes-explained", """
            Whoever comes second waits.

            ## Waiting

            [Indexes](/guides/indexes-explained) make the wait shorter; see [above](#waiting).
            """));
        Write(WhyIndex, Question("why-an-index", "indexing", "A lookup by email reads the whole table of users. What would you add, and what does it cost?"));
        Write(ColumnOrder, Question("order-of-columns", "indexing", "Orders are listed newest first within one customer. Which columns does your index have, in which order?"));
        Write(Deadlock, Question("two-transfers", "locking", "Two transfers between the same accounts run in opposite directions and one is killed. Why, and what do you change?"));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("uplift-content-").FullName;

    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Remove(string file) => File.Delete(Path.Combine(Folder, file));

    /// <summary>Replaces a passage that stands in the file; a passage that does not is a mistake of the test.</summary>
    public void Change(string file, string passage, string by)
    {
        var text = Read(file);
        text.ShouldContain(passage, Case.Sensitive, $"{file} does not hold what the test changes");
        Write(file, text.Replace(passage, by, StringComparison.Ordinal));
    }

    /// <summary>The line, counted from 1, that a passage begins on.</summary>
    public int LineOf(string file, string passage)
    {
        var text = Read(file);
        var at = text.IndexOf(passage, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"{file} does not hold '{passage}'");
        return text[..at].Count(character => character == '\n') + 1;
    }

    public IReadOnlyList<string> Faults() => ContentCheck.Run(Folder).Faults;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Guide(string slug, string title, string topic, string question, string related, string body) => $"""
        ---
        title: {title}
        slug: {slug}
        topic: {topic}
        level: beginner
        summary: What it is for, and what it costs.
        tags: [basics]
        questions:
          - order-of-columns
          - {question}
        related:
          - {related}
        faqs:
          - question: Is it worth it?
            answer: Measure it, as [the guide](/guides/{slug}) says.
        references:
          - title: A book
        updated_on: 2026-11-23
        ---
        {body}
        """;

    private static string Question(string slug, string topic, string prompt) => $$"""
        ---
        topic: {{topic}}
        slug: {{slug}}
        level: intermediate
        kind: scenario
        prompt: {{prompt}}
        read_seconds: 90
        key_points:
          - id: first
            weight: 3
            must: true
            statement: The first idea of {{slug}}.
            phrasings: [the first idea]
          - id: second
            weight: 2
            must: false
            statement: The second idea of {{slug}}.
            phrasings: [the second idea]
          - id: third
            weight: 1
            must: false
            statement: The third idea of {{slug}}.
            phrasings: [the third idea]
        misconceptions:
          - id: wrong
            point: first
            claim: It costs nothing.
            correction: Every write keeps it in step.
            see: indexes-explained#why-it-helps
            phrasings: [costs nothing]
        follow_ups:
          - trigger: { missed: first }
            prompt: What else?
            level_shift: 0
            key_points: [first]
          - trigger: { covered: all }
            prompt: And then?
            level_shift: 1
            key_points: [second]
        rubric:
          correctness: { 1: a, 2: b, 3: c, 4: d }
          depth: { 1: a, 2: b, 3: c, 4: d }
          trade_offs: { 1: a, 2: b, 3: c, 4: d }
          clarity: { 1: a, 2: b, 3: c, 4: d }
        tags: [basics]
        references:
          - title: A book
        licence: as the project
        author: Uplift
        reviewed_on: 2026-11-23
        ---
        ## Short answer
        The first idea.

        ## Full answer
        The first idea, the second idea and the third idea.
        """;
}
