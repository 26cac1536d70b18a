using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Uplift.Web.Logging;

namespace Uplift.Tests.Web.Logging;

public sealed class LineFormatterTests
{
    [Fact]
    public void An_entry_is_one_line_with_time_level_and_source() => Write("Started on port 5080", null)
        .ShouldBe("2026-11-23T09:41:07.000Z warn Uplift.Start: Started on port 5080\n");

    [Fact]
    public void An_entry_of_a_request_names_its_trace()
    {
        using var activity = new Activity("test").Start();

        Write("It broke", null).ShouldBe($"2026-11-23T09:41:07.000Z warn Uplift.Start: It broke [{activity.Id}]\n");
    }

    [Fact]
    public void A_trace_in_a_senders_own_words_begins_no_line_either()
    {
        using var activity = new Activity("test").SetParentId("ada\n2026-11-23T09:41:07.000Z info Uplift.Start: all is well").Start();

        Write("It broke", null).TrimEnd('\n').ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("ada\n2026-11-23T09:41:07.000Z info Uplift.Start: all is well")]
    [InlineData("ada\r\n2026-11-23T09:41:07.000Z info Uplift.Start: all is well")]
    [InlineData("ada\u00852026-11-23T09:41:07.000Z info Uplift.Start: all is well")]
    [InlineData("ada\u20282026-11-23T09:41:07.000Z info Uplift.Start: all is well")]
    [InlineData("ada\u001b[2K\u001b[1G")]
    [InlineData("ada\u202e\u2066")]
    public void Foreign_text_begins_no_line_and_hides_nothing(string text)
    {
        var written = Write(text, null);

        written.Split('\n').Length.ShouldBe(2);
        written.TrimEnd('\n').Any(c => char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator).ShouldBeFalse();
    }

    [Fact]
    public void Lines_of_an_exception_are_indented_so_none_can_pass_for_an_entry() =>
        Write("It broke", new InvalidOperationException("ada\n2026-11-23T09:41:07.000Z info Uplift.Start: all is well"))
            .TrimEnd('\n').Split('\n').Skip(1).ShouldAllBe(line => line.StartsWith("    ", StringComparison.Ordinal));

    private static string Write(string message, Exception? exception)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var entry = new LogEntry<string>(LogLevel.Warning, "Uplift.Start", default, message, exception, (state, _) => state);
        new LineFormatter(new TestClock()).Write(in entry, scopeProvider: null, writer);
        return writer.ToString();
    }
}
