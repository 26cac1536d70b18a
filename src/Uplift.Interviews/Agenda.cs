using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform.Text;

namespace Uplift.Interviews;

/// <summary>What a turn counts for.</summary>
public enum TurnKind
{
    /// <summary>A question of the library, marked against its record.</summary>
    Question,

    /// <summary>The person's own story: answered and kept, never marked, counted in no score.</summary>
    UnscoredTalk,
}

/// <summary>Something that an interview comes to, in the words of a resume or of an advert.</summary>
/// <param name="Text">Those words.</param>
/// <param name="Talk">What is asked when no question of the topics is left; null for an advert's requirement.</param>
/// <param name="Topics">Topics that teach it; empty when none does.</param>
/// <param name="Shift">Levels above or below the interview's own.</param>
internal sealed record AgendaItem(QuotedFrom From, string Text, string? Talk, IReadOnlyList<string> Topics, int Shift);

/// <summary>Where an interview comes from.</summary>
internal sealed record Origin(Guid? ResumeId, int? ResumeVersion, Guid? ApplicationId, IReadOnlyList<AgendaItem> Agenda)
{
    public static readonly Origin None = new(null, null, null, []);
}

/// <summary>Words of a resume or an advert before a question.</summary>
internal static class Quotation
{
    public const int Longest = 400;

    /// <summary>On one line, with a sign where it goes on.</summary>
    public static string Cut(string text)
    {
        var line = OneLine.Of(text.ReplaceLineEndings(" "), Longest);
        return line.Length < Longest - 1 ? line : OneLine.Of(line, Longest - 1) + "…";
    }

    /// <summary>The line that leads to a question of the library.</summary>
    public static string? Intro(TurnKind kind, QuotedFrom? from, string? text) => (kind, from) switch
    {
        (TurnKind.UnscoredTalk, _) or (_, null) => null,
        (_, QuotedFrom.Resume) => $"You wrote “{text}”. A question on that:",
        _ => $"The advert asks for “{text}”. A question on that:",
    };
}

/// <summary>A turn that is unscored talk.</summary>
internal static class Talk
{
    public const string Label = "Unscored talk";
    public const string Meaning = "Your own story: it is kept with the interview, gets no mark and counts in no score.";

    /// <summary>Asked by our own words.</summary>
    public static string Prompt(AgendaItem item) => $"{Lead(item.Text)}{char.ToLowerInvariant(item.Talk![0])}{item.Talk[1..]}";

    /// <summary>What a turn asks without the words that led to it: a model is told those apart, as data.</summary>
    public static string QuestionOf(Turn turn) => turn is { IsTalk: true, Quoted: { } quoted } && turn.Prompt[Lead(quoted).Length..] is var asked
        ? $"{char.ToUpperInvariant(asked[0])}{asked[1..]}"
        : turn.Prompt;

    private static string Lead(string quoted) => $"You wrote “{quoted}”: ";

    /// <summary>Stands where a question's record would: it asks for nothing, so nothing can be marked against it.</summary>
    public static QuestionContent Of(Turn turn) => new(
        turn.QuestionSlug, "", "Your resume", turn.Level, turn.Prompt, 0, "", "", "", new QuestionRecord([], [], [], [], [], [], []));

    /// <summary>The record that a turn is asked and marked by.</summary>
    public static async Task<QuestionContent?> FindQuestionOfAsync(this ILibrary library, Turn turn, CancellationToken cancellation) =>
        turn.IsTalk ? Of(turn) : await library.FindQuestionAsync(turn.QuestionSlug, cancellation);
}
