using Uplift.Documents;
using Uplift.Documents.Text;

namespace Uplift.Tests.Documents.Reading;

/// <summary>Reads without the net that would hide a fault, and with time enough for a busy machine.</summary>
internal static class Reader
{
    public static readonly ReadLimits Patient = new() { Time = TimeSpan.FromSeconds(20) };

    public static DocumentText Read(byte[] file)
    {
        var outcome = Outcome(file);
        outcome.Refusal.ShouldBeNull();
        return outcome.Document!;
    }

    public static ReadOutcome Outcome(byte[] file, ReadLimits? limits = null) =>
        DocumentReader.ReadUnguarded(file, limits ?? Patient, TestContext.Current.CancellationToken);

    public static string Refusal(byte[] file, ReadLimits? limits = null)
    {
        var outcome = Outcome(file, limits);
        outcome.Document.ShouldBeNull();
        outcome.Refusal!.Sentence.ShouldEndWith(".");
        return outcome.Refusal.Code;
    }

    public static PageText Page(byte[] file) => Read(file).Pages.ShouldHaveSingleItem();

    public static string[] Lines(byte[] file) => [.. Lines(Page(file)).Select(line => line.Text)];

    public static IEnumerable<TextLine> Lines(PageText page) => page.Blocks.SelectMany(block => block.Lines);

    public static string Line(byte[] file) => Lines(file).ShouldHaveSingleItem();
}
