namespace Uplift.Examiner;

/// <summary>
/// Tells an answer in another language from terse English. English prose is full of its own small words; a list of
/// technical words has few of them, but then they are words that the thesaurus or the question knows.
/// </summary>
internal static class Languages
{
    private const int FewestWords = 6;
    private const double Prose = 0.2;
    private const double Known = 0.6;
    private const double Latin = 0.5;

    public static bool IsOther(ExamQuestion question, TextIndex answer, Thesaurus thesaurus)
    {
        var letters = answer.Tokens.Where(token => char.IsLetter(token.Word[0])).ToList();
        var latin = letters.Count(token => IsLatin(token.Word[0]));
        if (latin < Latin * letters.Count)
        {
            return true;
        }

        var words = letters.FindAll(token => token.Word.Length > 1 && char.IsLetter(token.Word[^1]));
        if (words.Count < FewestWords)
        {
            return false;
        }

        var small = words.Count(token => token.Kind is not WordKind.Content);
        if (small >= Prose * words.Count)
        {
            return false;
        }

        var said = Nonsense.KnownStems(question);
        var known = words.Count(token => token.Kind is not WordKind.Content
            || said.Contains(token.Stem)
            || thesaurus.SensesOf(token.Stem).Length > 0);

        return known < Known * words.Count && !IsCode(answer.Text);
    }

    private static bool IsLatin(char letter) => letter < '\u0250' || letter is >= '\u1e00' and < '\u2000';

    private static bool IsCode(string text) => text.AsSpan().IndexOfAny("{}=;_") >= 0;
}
