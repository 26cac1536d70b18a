using System.Text;
using Uplift.Coaching.Plans;

namespace Uplift.Tests.Coaching.Plans;

public sealed class PlanCalendarTests
{
    private const string Awkward = "Backend; C#, Zürich \\ Genève – 日本語のとても長い役職名が続いていくので折り返しが必要になります";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 41, 7, TimeSpan.Zero);

    private static readonly string Text = Encoding.UTF8.GetString(PlanCalendar.Write(Plan(), new Guid("0199c3a0-0000-7000-8000-000000000001"), Now));

    [Fact]
    public void No_line_has_more_than_75_octets_and_each_ends_with_both_characters()
    {
        Text.ShouldEndWith("END:VCALENDAR\r\n");
        Text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
        Text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
    }

    [Fact]
    public void Unfolded_and_unescaped_the_text_is_what_it_was()
    {
        var summary = Unfolded().Last(line => line.StartsWith("SUMMARY:", StringComparison.Ordinal))["SUMMARY:".Length..];

        summary.Replace("\\;", ";", StringComparison.Ordinal).Replace("\\,", ",", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
            .ShouldBe($"Interview: {Awkward}");
    }

    [Fact]
    public void Every_event_has_what_the_standard_asks_for_and_an_identity_of_its_own()
    {
        var lines = Unfolded();

        lines.Count(line => line == "BEGIN:VEVENT").ShouldBe(2);
        foreach (var name in new[] { "UID:", "DTSTAMP:", "DTSTART;VALUE=DATE:", "DTEND;VALUE=DATE:" })
        {
            lines.Count(line => line.StartsWith(name, StringComparison.Ordinal)).ShouldBe(2, name);
        }

        lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Distinct().Count().ShouldBe(2);
        lines.ShouldContain("DTSTART;VALUE=DATE:20261124");
        lines.ShouldContain("DTEND;VALUE=DATE:20261125");
        lines.ShouldContain("DTSTAMP:20261123T094107Z");
    }

    private static List<string> Unfolded() => [.. Text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")];

    private static PlanView Plan() => new(
        new DateOnly(2026, 11, 25), 30, [], [], Awkward, null, 2, true, "It fits.", 0, 30, [], null,
        [
            new PlanDayView(new DateOnly(2026, 11, 23), 0, []),
            new PlanDayView(new DateOnly(2026, 11, 24), 15, [new PlanItemView(PlanItemKind.Reviews, null, "10 points to recall", "/review", 5), new PlanItemView(PlanItemKind.Question, "indexing", "2 questions on Indexing", "/questions", 10)]),
        ]);
}
