namespace Uplift.Tests.Library.Content;

public sealed class ContentCheckTests : IDisposable
{
    private const string ThirdPoint = """
          - id: third
            weight: 1
            must: false
            statement: The third idea of why-an-index.
            phrasings: [the third idea]

        """;

    private const string SecondFollowUp = """
          - trigger: { covered: all }
            prompt: And then?
            level_shift: 1
            key_points: [second]

        """;

    private const string Misconceptions = """
        misconceptions:
          - id: wrong
            point: first
            claim: It costs nothing.
            correction: Every write keeps it in step.
            see: indexes-explained#why-it-helps
            phrasings: [costs nothing]
        """;

    private readonly ContentFiles content = new();

    [Fact]
    public void A_sound_library_has_no_fault() => content.Faults().ShouldBeEmpty();

    /// <param name="passage">What stands in the question.</param>
    /// <param name="by">What a slip makes of it.</param>
    /// <param name="at">What stands on the line that the fault names.</param>
    /// <param name="message">What the fault says.</param>
    [Theory]
    [InlineData("level: intermediate\n", "", "topic:", "missing field 'level'")]
    [InlineData("    statement: The second idea of why-an-index.\n", "", "- id: second", "missing field 'statement'")]
    [InlineData("read_seconds: 90", "read_seconds:", "read_seconds:", "missing field 'read_seconds'")]
    [InlineData("read_seconds: 90", "read_seconds: [90]", "read_seconds:", "field 'read_seconds' must be a text")]
    [InlineData("topic: indexing", "topic: fishing", "topic:", "unknown topic 'fishing'")]
    [InlineData("slug: why-an-index", "slug: why-no-index", "slug:", "slug 'why-no-index' differs from the file's name 'why-an-index'")]
    [InlineData("slug: why-an-index", "slug: Why_An_Index", "slug:", "slug 'Why_An_Index' must be words of a-z and 0-9 joined by hyphens, 80 characters at most")]
    [InlineData("level: intermediate", "level: hard", "level:", "level 'hard' is not beginner, intermediate or advanced")]
    [InlineData("kind: scenario", "kind: riddle", "kind:", "kind 'riddle' is not one of explain, scenario")]
    [InlineData("read_seconds: 90", "read_seconds: soon", "read_seconds:", "field 'read_seconds' must be a whole number from 10 to 1800")]
    [InlineData("reviewed_on: 2026-11-23", "reviewed_on: yesterday", "reviewed_on:", "field 'reviewed_on' must be a date such as 2026-11-22")]
    [InlineData("author: Uplift", "autor: Uplift", "autor:", "unknown field 'autor'")]
    [InlineData("    phrasings: [the second idea]\n", "", "- id: second", "key point 'second' has no accepted phrasings")]
    [InlineData("phrasings: [the second idea]", "phrasings: []", "- id: second", "key point 'second' has no accepted phrasings")]
    [InlineData("must: true", "must: false", "key_points:", "no key point is a must-point")]
    [InlineData("must: true", "must: perhaps", "must: perhaps", "field 'must' must be true or false")]
    [InlineData(ThirdPoint, "", "key_points:", "2 key points; a question has 3 to 8")]
    [InlineData("- id: third", "- id: second", "key_points:", "key point 'second' is defined twice")]
    [InlineData(Misconceptions, "misconceptions: []", "misconceptions:", "0 misconceptions; a question has 1 to 4")]
    [InlineData(Misconceptions + "\n", "", "topic:", "missing field 'misconceptions'")]
    [InlineData("point: first", "point: fourth", "point: fourth", "unknown key point 'fourth'")]
    [InlineData("see: indexes-explained#why-it-helps", "see: indexes-explained#nowhere", "see:", "unknown guide or section 'indexes-explained#nowhere'")]
    [InlineData("see: indexes-explained#why-it-helps", "see: nothing-explained", "see:", "unknown guide or section 'nothing-explained'")]
    [InlineData(SecondFollowUp, "", "follow_ups:", "1 follow-ups; a question has 2 to 5")]
    [InlineData("trigger: { missed: first }", "trigger: { missed: fourth }", "trigger: { missed: fourth }", "trigger names unknown 'fourth'")]
    [InlineData("trigger: { missed: first }", "trigger: { heard: first }", "trigger: { heard: first }", "a trigger is one of missed, covered, misconception, always")]
    [InlineData("key_points: [second]", "key_points: [fourth]", "key_points: [fourth]", "unknown key point 'fourth'")]
    [InlineData("  clarity: { 1: a, 2: b, 3: c, 4: d }\n", "", "correctness:", "missing field 'clarity'")]
    [InlineData("references:\n  - title: A book", "references: []", "references:", "no reference")]
    [InlineData("  - title: A book", "  - { title: A book, url: 'http://example.org' }", "- { title: A book", "a reference's url begins with https://")]
    [InlineData("tags: [basics]", "tags: basics", "tags:", "field 'tags' must be a list")]
    [InlineData("The first idea.\n\n## Full", "See [it](/questions/nothing).\n\n## Full", "See [it]", "broken link '/questions/nothing'")]
    [InlineData("## Full answer", "## Long answer", "## Short answer", "missing or empty section '## Full answer'")]
    public void A_fault_of_a_question_names_its_line(string passage, string by, string at, string message)
    {
        content.Change(ContentFiles.WhyIndex, passage, by);

        content.Faults().ShouldContain($"{ContentFiles.WhyIndex}:{content.LineOf(ContentFiles.WhyIndex, at)}: {message}");
    }

    /// <inheritdoc cref="A_fault_of_a_question_names_its_line"/>
    [Theory]
    [InlineData("summary: What it is for, and what it costs.\n", "", "title:", "missing field 'summary'")]
    [InlineData("topic: indexing", "topic: fishing", "topic:", "unknown topic 'fishing'")]
    [InlineData("slug: indexes-explained", "slug: indices", "slug:", "slug 'indices' differs from the file's name 'indexes-explained'")]
    [InlineData("  - why-an-index", "  - why-no-index", "- why-no-index", "unknown question 'why-no-index'")]
    [InlineData("  - locks-explained", "  - keys-explained", "- keys-explained", "unknown related guide 'keys-explained'")]
    [InlineData("answer: Measure", "answr: Measure", "answr:", "unknown field 'answr'")]
    [InlineData("references:\n  - title: A book", "references: []", "references:", "no reference")]
    [InlineData("updated_on: 2026-11-23", "updated_on: 23.11.2026", "updated_on:", "field 'updated_on' must be a date such as 2026-11-22")]
    [InlineData("## Why it helps", "### Why it helps", "An index is", "the guide has no section (a ## heading)")]
    [InlineData("/guides/locks-explained#waiting", "/guides/locks-explained#hurrying", "[how writers wait]", "broken link '/guides/locks-explained#hurrying'")]
    [InlineData("/guides/locks-explained#waiting", "/guides/keys-explained", "[how writers wait]", "broken link '/guides/keys-explained'")]
    [InlineData("/questions/why-an-index", "/questions/why-no-index", "[Say it yourself]", "broken link '/questions/why-no-index'")]
    [InlineData("/topics/indexing", "/topics/fishing", "[Say it yourself]", "broken link '/topics/fishing'")]
    [InlineData("/topics/indexing", "/somewhere", "[Say it yourself]", "broken link '/somewhere'")]
    [InlineData("/topics/indexing", "locks-explained.md", "[Say it yourself]", "broken link 'locks-explained.md'")]
    [InlineData("(/guides/indexes-explained)", "(/guides/nothing)", "answer:", "broken link '/guides/nothing'")]
    public void A_fault_of_a_guide_names_its_line(string passage, string by, string at, string message)
    {
        content.Change(ContentFiles.IndexGuide, passage, by);

        content.Faults().ShouldContain($"{ContentFiles.IndexGuide}:{content.LineOf(ContentFiles.IndexGuide, at)}: {message}");
    }

    [Fact]
    public void A_broken_link_to_a_section_of_the_same_guide_is_a_fault()
    {
        content.Change(ContentFiles.LockGuide, "(#waiting)", "(#hurrying)");

        content.Faults().ShouldBe([$"{ContentFiles.LockGuide}:{content.LineOf(ContentFiles.LockGuide, "see [above]")}: broken link '#hurrying'"]);
    }

    [Fact]
    public void A_slug_used_twice_is_a_fault_of_the_later_file()
    {
        const string copy = "questions/locking/why-an-index.md";
        content.Write(copy, content.Read(ContentFiles.WhyIndex));

        content.Faults().ShouldContain($"{copy}:3: duplicate slug 'why-an-index', also in {ContentFiles.WhyIndex}");
    }

    [Fact]
    public void A_prompt_that_is_nearly_another_one_is_a_fault_of_the_later_file()
    {
        content.Change(
            ContentFiles.WhyIndex,
            "A lookup by email reads the whole table of users. What would you add, and what does it cost?",
            "Orders are listed newest first within one customer, which columns does the index have, in which order?");

        content.Faults().ShouldBe([
            $"{ContentFiles.WhyIndex}:{content.LineOf(ContentFiles.WhyIndex, "prompt:")}: the prompt is nearly the same as that of 'order-of-columns'"]);
    }

    [Theory]
    [InlineData("tags: [basics]", "tags: [basics")]
    [InlineData("tags: [basics]", "tags: 'basics")]
    [InlineData("tags: [basics]", "tags: [basics]]")]
    [InlineData("tags: [basics]", "tags: { basics")]
    [InlineData("tags: [basics]", "tags: a: b")]
    [InlineData("author: Uplift", "tags: twice")]
    public void Broken_yaml_names_the_line_it_breaks_on(string passage, string by)
    {
        content.Change(ContentFiles.WhyIndex, passage, by);

        content.Faults().ShouldContain(fault =>
            fault.StartsWith($"{ContentFiles.WhyIndex}:{content.LineOf(ContentFiles.WhyIndex, by)}: not valid YAML", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# Just Markdown\n")]
    [InlineData("---\nslug: why-an-index\n")]
    public void A_file_without_front_matter_is_a_fault_of_its_first_line(string text)
    {
        content.Write(ContentFiles.WhyIndex, text);

        content.Faults().ShouldContain(
            $"{ContentFiles.WhyIndex}:1: the file does not begin with front matter between two lines of ---");
    }

    [Fact]
    public void One_run_reports_every_fault_in_the_order_of_files_and_lines()
    {
        content.Change(ContentFiles.WhyIndex, "level: intermediate", "level: hard");
        content.Change(ContentFiles.WhyIndex, "kind: scenario", "kind: riddle");
        content.Change(ContentFiles.IndexGuide, "level: beginner", "level: easy");

        content.Faults().Select(fault => fault.Split(": ")[0]).ShouldBe([
            $"{ContentFiles.IndexGuide}:{content.LineOf(ContentFiles.IndexGuide, "level:")}",
            $"{ContentFiles.WhyIndex}:{content.LineOf(ContentFiles.WhyIndex, "level:")}",
            $"{ContentFiles.WhyIndex}:{content.LineOf(ContentFiles.WhyIndex, "kind:")}"]);
    }

    [Fact]
    public void A_missing_taxonomy_is_a_fault()
    {
        content.Remove("topics.yaml");

        content.Faults().ShouldContain("topics.yaml:1: the file is missing");
    }

    public void Dispose() => content.Dispose();
}
