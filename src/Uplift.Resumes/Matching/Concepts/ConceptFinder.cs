using System.Buffers;
using System.Collections.Frozen;

namespace Uplift.Resumes.Matching.Concepts;

/// <summary>Finds the concepts that a text names: the longest form at each place; plain words only where a skill is meant.</summary>
internal static class ConceptFinder
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(";:!?()|");
    private static readonly SearchValues<char> Bullets = SearchValues.Create(" \t-*•·.");
    private static readonly SearchValues<char> Stops = SearchValues.Create(" \t.,;");
    private static readonly SearchValues<char> Separators = SearchValues.Create(",/;|&+\n•()");
    private static readonly SearchValues<char> BetweenEntries = SearchValues.Create(" \t\r\n,/;|&+•·-*()");

    private static readonly FrozenSet<string> PlainAfter = FrozenSet.Create(
        StringComparer.Ordinal, "at", "to", "in", "on", "the", "a", "an", "your", "our", "their", "his", "her", "my", "new", "quickly", "from", "up", "out",
        "into", "it", "that", "this", "yourself", "themselves", "rapidly", "appropriately", "well", "through");

    private static readonly FrozenSet<string> SkillBefore = FrozenSet.Create(
        StringComparer.Ordinal, "with", "in", "using", "use", "via", "language", "framework", "like", "microsoft", "ms", "apache", "amazon", "aws", "google",
        "python", "of", "know", "knowing", "either", "mit", "avec", "en", "com", "em", "con", "sprache", "programmiersprache");

    private static readonly FrozenSet<string> SkillAfter = FrozenSet.Create(
        StringComparer.Ordinal, "developer", "engineer", "programming", "programmer", "language", "framework", "experience", "skill", "knowledge", "api",
        "service", "microservice", "application", "app", "development", "codebase", "backend", "stack", "proficiency", "interface", "endpoint", "job",
        "pipeline", "cluster");

    private static readonly FrozenSet<string> LetterBefore = FrozenSet.Create(
        StringComparer.Ordinal, "serie", "series", "vitamin", "plan", "class", "part", "section", "tier", "grade", "option", "category", "level");

    public static List<Mention> Find(string text, ConceptTable? table = null)
    {
        table ??= ConceptTable.Shared;
        var words = Words.Of(text);
        var candidates = Candidates(text, words, table);
        var found = new List<Mention>(candidates.Count);
        for (var at = 0; at < candidates.Count; at++)
        {
            var candidate = candidates[at];
            if (candidate.Caution == Caution.None
                || IsAlone(text, candidate)
                || (!IsPlain(text, words, candidate)
                    && (candidate.Caution == Caution.Case || IsInCompany(text, words, candidates, at))))
            {
                found.Add(new Mention(candidate.Form.Concept, candidate.Start, candidate.End - candidate.Start));
            }
        }

        return found;
    }

    /// <summary>The longest form at each place whose capitals fit.</summary>
    private static List<Candidate> Candidates(string text, List<Word> words, ConceptTable table)
    {
        var candidates = new List<Candidate>();
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var form in table.FormsAt(words[at].Key))
            {
                if (!Fits(words, at, form.Keys) || !IsOneName(text, words, at, form.Keys.Length))
                {
                    continue;
                }

                var last = at + form.Keys.Length - 1;
                var candidate = new Candidate(form, words[at].Start, words[last].End, at, last);
                if (candidate.Caution != Caution.None && !IsAlone(text, candidate) && !HasCapitals(text, candidate))
                {
                    continue;
                }

                candidates.Add(candidate);
                at = last;
                break;
            }
        }

        return candidates;
    }

    private static bool Fits(List<Word> words, int at, string[] keys)
    {
        if (at + keys.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < keys.Length; i++)
        {
            if (words[at + i].Key != keys[i])
            {
                return false;
            }
        }

        return true;
    }

    // "CI, CD" and a line's end between the words of a name are still the name; a sentence's end is not.
    private static bool IsOneName(string text, List<Word> words, int at, int count)
    {
        for (var i = at; i < at + count - 1; i++)
        {
            var gap = text.AsSpan(words[i].End, words[i + 1].Start - words[i].End);
            if (gap.Length > 6 || gap.ContainsAny(Ends) || gap.StartsWith(". ", StringComparison.Ordinal) || gap.StartsWith(", ", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasCapitals(string text, Candidate candidate)
    {
        var written = text.AsSpan(candidate.Start, candidate.End - candidate.Start);
        var form = candidate.Form.Text;
        if (!form.Any(char.IsUpper))
        {
            return char.IsUpper(written[0]) || !char.IsLetter(form[0]);
        }

        return written.StartsWith(form, StringComparison.Ordinal)
            || (form.Length > 2 && written.StartsWith(form.ToUpperInvariant(), StringComparison.Ordinal));
    }

    /// <summary>Whether the text is nothing but this name, as an entry of a list of skills is.</summary>
    private static bool IsAlone(string text, Candidate candidate) =>
        !text.AsSpan(0, candidate.Start).ContainsAnyExcept(Bullets) && !text.AsSpan(candidate.End).ContainsAnyExcept(Stops);

    /// <summary>A plain word after all: "Excel at", "Go-to-market", "R&amp;D".</summary>
    private static bool IsPlain(string text, List<Word> words, Candidate candidate)
    {
        var next = candidate.Last + 1 < words.Count ? words[candidate.Last + 1].Key : "";
        if (IsSentenceStart(text, candidate.Start) && PlainAfter.Contains(next) && !text.AsSpan(candidate.End).StartsWith(",", StringComparison.Ordinal))
        {
            return true;
        }

        var before = candidate.Start > 0 ? text[candidate.Start - 1] : ' ';
        var after = candidate.End < text.Length ? text[candidate.End] : ' ';
        if (candidate.Caution == Caution.Company && ((after is '-' or '&' or '\'' or '’') || before is '-' or '&'))
        {
            return true;
        }

        return candidate.End - candidate.Start == 1 && candidate.First > 0 && LetterBefore.Contains(words[candidate.First - 1].Key);
    }

    private static bool IsSentenceStart(string text, int start)
    {
        for (var at = start - 1; at >= 0; at--)
        {
            if (text[at] is not (' ' or '\t' or '-' or '*' or '•' or '·' or '"' or '(' or '#'))
            {
                return text[at] is '\n' or '\r' or '.' or '!' or '?' or ':';
            }
        }

        return true;
    }

    private static bool IsInCompany(string text, List<Word> words, List<Candidate> candidates, int at)
    {
        var candidate = candidates[at];
        return (candidate.First > 0 && SkillBefore.Contains(words[candidate.First - 1].Key) && IsNear(text, words[candidate.First - 1].End, candidate.Start))
            || (candidate.Last + 1 < words.Count && SkillAfter.Contains(words[candidate.Last + 1].Key) && IsNear(text, candidate.End, words[candidate.Last + 1].Start))
            || (at > 0 && IsList(text.AsSpan(candidates[at - 1].End, candidate.Start - candidates[at - 1].End)))
            || (at + 1 < candidates.Count && IsList(text.AsSpan(candidate.End, candidates[at + 1].Start - candidate.End)));
    }

    private static bool IsNear(string text, int from, int to) => text.AsSpan(from, to - from).Trim().Length == 0;

    /// <summary>What stands between two entries of one list.</summary>
    private static bool IsList(ReadOnlySpan<char> gap)
    {
        if (gap.Length > 12)
        {
            return false;
        }

        var rest = gap.ToString().Replace(" and ", " ", StringComparison.OrdinalIgnoreCase).Replace(" or ", " ", StringComparison.OrdinalIgnoreCase)
            .Replace("und ", "", StringComparison.OrdinalIgnoreCase).Replace("oder ", "", StringComparison.OrdinalIgnoreCase)
            .Replace("et ", "", StringComparison.OrdinalIgnoreCase).Replace(" y ", " ", StringComparison.OrdinalIgnoreCase)
            .Replace(" e ", " ", StringComparison.OrdinalIgnoreCase);
        var hasSign = rest.Length < gap.Length || rest.AsSpan().ContainsAny(Separators);
        return hasSign && !rest.AsSpan().ContainsAnyExcept(BetweenEntries);
    }

    private sealed record Candidate(ConceptTable.Form Form, int Start, int End, int First, int Last)
    {
        // Several words in a row are a name already, whatever their capitals.
        public Caution Caution => First == Last ? Form.Concept.Caution : Caution.None;
    }
}
