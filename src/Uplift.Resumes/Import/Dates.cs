using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Uplift.Resumes.Import;

/// <summary>A date or a range of dates within a text.</summary>
/// <param name="From">"2024", "2024-03" or "2024-03-31"; null when only the end is said or the year is a placeholder.</param>
/// <param name="To">Null when it goes on or when nothing is said.</param>
/// <param name="IsRange">Two ends, or one and "Present".</param>
internal sealed record DateSpan(int Start, int End, string? From, string? To, bool IsRange, bool Open)
{
    public bool IsEmpty => From is null && To is null;
}

/// <summary>Finds dates as people write them in English, German, French, Spanish and Portuguese.</summary>
internal static class Dates
{
    private sealed record Token(int Start, int End, string Text)
    {
        public bool IsNumber => Text.All(char.IsAsciiDigit);
    }

    private readonly record struct Point(int Next, int Year, int Month, int Day, bool Placeholder)
    {
        public string? Iso => Placeholder || Year == 0
            ? null
            : Month == 0
                ? Year.ToString("0000", CultureInfo.InvariantCulture)
                : Day == 0
                    ? string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}")
                    : string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}");
    }

    private static readonly FrozenDictionary<string, int> Months = MonthNames().ToFrozenDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>A season is told by its first month; winter by the January that most of it lies in.</summary>
    private static readonly FrozenDictionary<string, int> Seasons = new Dictionary<string, int>
    {
        ["winter"] = 1,
        ["hiver"] = 1,
        ["invierno"] = 1,
        ["inverno"] = 1,
        ["spring"] = 3,
        ["frühling"] = 3,
        ["frühjahr"] = 3,
        ["printemps"] = 3,
        ["primavera"] = 3,
        ["summer"] = 6,
        ["sommer"] = 6,
        ["été"] = 6,
        ["verano"] = 6,
        ["verão"] = 6,
        ["fall"] = 9,
        ["autumn"] = 9,
        ["herbst"] = 9,
        ["automne"] = 9,
        ["otoño"] = 9,
        ["outono"] = 9,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Now = FrozenSet.ToFrozenSet(
    [
        "present", "current", "currently", "now", "today", "ongoing", "date", "heute", "jetzt", "laufend", "aktuell", "gegenwärtig", "dato",
        "aujourd'hui", "présent", "actuel", "actuellement", "maintenant", "actualidad", "presente", "actual", "actualmente", "hoy",
        "atual", "atualmente", "hoje", "momento", "agora", "cours", "curso", "jour", "fecha",
    ]);

    private static readonly FrozenSet<string> Joiners = FrozenSet.ToFrozenSet(
        ["-", "–", "—", "−", "‐", "‑", "‒", "―", "~", "to", "until", "till", "through", "bis", "à", "a", "al", "até", "hasta", "au", "→"]);

    private static readonly FrozenSet<string> Since = FrozenSet.ToFrozenSet(["since", "seit", "ab", "depuis", "desde", "from", "von", "de", "du"]);

    private static readonly FrozenSet<string> Small = FrozenSet.ToFrozenSet(["of", "de", "del", "le", "la", "el", "o", "the", "l", "en", "ao"]);

    /// <summary>Words before or after a date that say no more than what kind of date it is.</summary>
    private static readonly FrozenSet<string> Around = FrozenSet.ToFrozenSet(
    [
        "expected", "anticipated", "graduation", "graduated", "grad", "graduating", "est", "estimated", "voraussichtlich", "prévu", "prévue",
        "previsto", "prevista", "date", "issued", "obtained", "completed", "class",
    ]);

    /// <summary>Every date in the text, ranges first understood as ranges.</summary>
    public static IReadOnlyList<DateSpan> Find(string text)
    {
        var tokens = Tokens(text);
        var found = new List<DateSpan>();
        for (var i = 0; i < tokens.Count;)
        {
            if (Read(tokens, i) is { } read)
            {
                found.Add(read.Span);
                i = read.Next;
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    /// <summary>Nothing but words, numbers and signs that dates are made of: "Jan. 2019 –", "Present", "– 04/2022".</summary>
    public static bool IsPiece(string text) => Tokens(text) is { Count: > 0 } tokens
        && tokens.TrueForAll(token => token.IsNumber ? token.Text.Length is 1 or 2 or 4
            : Months.ContainsKey(token.Text) || Seasons.ContainsKey(token.Text) || Now.Contains(token.Text) || Joiners.Contains(token.Text)
                || Since.Contains(token.Text) || Small.Contains(token.Text) || token.Text is "." or "," or "/" or "'")
        && (tokens.Exists(token => token.IsNumber || Months.ContainsKey(token.Text) || Now.Contains(token.Text)) || EndsOpen(text));

    /// <summary>A joiner at the end says that the range goes on.</summary>
    public static bool EndsOpen(string text) => Tokens(text) is { Count: > 0 } tokens && Joiners.Contains(tokens[^1].Text);

    private static (DateSpan Span, int Next)? Read(List<Token> tokens, int at)
    {
        var first = at;
        while (first < tokens.Count && Around.Contains(tokens[first].Text) && first - at < 3)
        {
            first++;
            while (first < tokens.Count && tokens[first].Text is ":" or "." or "(" or "of" or "in")
            {
                first++;
            }
        }

        var since = first < tokens.Count && Since.Contains(tokens[first].Text);
        var pointAt = since ? first + 1 : first;
        if (ReadPoint(tokens, pointAt) is not { } from)
        {
            return MonthsOfOneYear(tokens, at, first);
        }

        var start = tokens[since && tokens[first].Text.Length > 2 || first > at ? at : pointAt].Start;
        // "De mars 2019 à juin 2021": of a range the small word is a part, of a date alone ("chef de 2019") it may not be.
        var rangeStart = tokens[at].Start;
        var next = from.Next;
        if (JoinerEnd(tokens, next) is { } afterJoiner)
        {
            if (ReadNow(tokens, afterJoiner) is { } afterNow)
            {
                return (new DateSpan(rangeStart, tokens[afterNow - 1].End, from.Iso, null, true, true), afterNow);
            }

            if (ReadPoint(tokens, afterJoiner) is { } to && !(from.Month == 0 && to.Month != 0 && tokens[next].Text is "a"))
            {
                return (new DateSpan(rangeStart, End(tokens, to.Next), from.Iso, to.Iso, true, false), Skip(tokens, to.Next));
            }

            // "2019-21": the century of the first year holds for the second.
            if (from.Month == 0 && afterJoiner < tokens.Count && tokens[afterJoiner] is { IsNumber: true, Text.Length: 2 } shortYear
                && Number(shortYear) is var value && (from.Year / 100 * 100) + value >= from.Year)
            {
                var year = (from.Year / 100 * 100) + value;
                return (new DateSpan(rangeStart, shortYear.End, from.Iso, year.ToString(CultureInfo.InvariantCulture), true, false), afterJoiner + 1);
            }

            // "2019 -" with nothing behind it goes on.
            if (afterJoiner == tokens.Count && tokens[next].Text.Length == 1 && !char.IsLetter(tokens[next].Text[0]))
            {
                return (new DateSpan(rangeStart, tokens[next].End, from.Iso, null, true, true), afterJoiner);
            }
        }

        var open = since && tokens[first].Text is "since" or "seit" or "ab" or "depuis" or "desde";
        var end = End(tokens, next);
        return (new DateSpan(start, end, from.Iso, null, open, open), Skip(tokens, next));

        int End(List<Token> all, int index) => all[Skip(all, index) - 1].End;

        // "(expected)" behind a date belongs to it.
        int Skip(List<Token> all, int index)
        {
            var after = index;
            if (after < all.Count && all[after].Text == "(")
            {
                after++;
            }

            return after < all.Count && Around.Contains(all[after].Text)
                ? after + 1 < all.Count && all[after + 1].Text == ")" && after > index ? after + 2 : after + 1
                : index;
        }
    }

    /// <summary>"Jan - Mar 2020": the first month takes the year of the second.</summary>
    private static (DateSpan Span, int Next)? MonthsOfOneYear(List<Token> tokens, int at, int first)
    {
        if (first >= tokens.Count || Month(tokens[first].Text) is not { } month)
        {
            return null;
        }

        var next = first + 1;
        if (next < tokens.Count && tokens[next].Text == ".")
        {
            next++;
        }

        return JoinerEnd(tokens, next) is { } after && tokens[next].Text.Length < 4 && ReadPoint(tokens, after) is { Month: > 0 } to
            ? (new DateSpan(tokens[at].Start, tokens[to.Next - 1].End, (to with { Month = month, Day = 0 }).Iso, to.Iso, true, false), to.Next)
            : null;
    }

    private static int? JoinerEnd(List<Token> tokens, int at)
    {
        if (at >= tokens.Count || !Joiners.Contains(tokens[at].Text))
        {
            return null;
        }

        var next = at + 1;
        // "bis zum", "to the", and a wrapped line's second dash.
        while (next < tokens.Count && (Small.Contains(tokens[next].Text) || Joiners.Contains(tokens[next].Text)) && next - at < 3)
        {
            next++;
        }

        return next;
    }

    private static int? ReadNow(List<Token> tokens, int at)
    {
        var next = at;
        while (next < tokens.Count && next - at < 2 && tokens[next].Text is "the" or "le" or "la" or "o" or "en" or "em" or "el" or "l" or "ce")
        {
            next++;
        }

        if (next < tokens.Count && Now.Contains(tokens[next].Text))
        {
            return next + 1;
        }

        // "to date" has lost its "to" to the joiner already.
        return null;
    }

    private static Point? ReadPoint(List<Token> tokens, int at)
    {
        if (at >= tokens.Count)
        {
            return null;
        }

        var token = tokens[at];
        // Month or season, then year: "Mar 2021", "March, 2021", "mars de 2021", "Sept. '19", "March 5, 2021".
        if (Month(token.Text) is { } month)
        {
            var next = SkipSmall(tokens, at + 1);
            if (next < tokens.Count && Year(tokens, next, shortAllowed: true) is { } year)
            {
                return new Point(year.Next, year.Value, month, 0, year.Placeholder);
            }

            if (next + 1 < tokens.Count && Day(tokens[next]) is { } day)
            {
                var afterDay = SkipSmall(tokens, next + 1);
                if (afterDay < tokens.Count && Year(tokens, afterDay, shortAllowed: false) is { } dated)
                {
                    return new Point(dated.Next, dated.Value, month, day, dated.Placeholder);
                }
            }

            return null;
        }

        if (Seasons.TryGetValue(token.Text, out var season))
        {
            var next = SkipSmall(tokens, at + 1);
            return next < tokens.Count && Year(tokens, next, shortAllowed: true) is { } year
                ? new Point(year.Next, year.Value, season, 0, year.Placeholder)
                : null;
        }

        // Day first: "5 March 2021", "5. März 2021", "1er mars 2021".
        if (Day(token) is { } leading)
        {
            var next = SkipSmall(tokens, at + 1);
            if (next < tokens.Count && Month(tokens[next].Text) is { } named)
            {
                var afterMonth = SkipSmall(tokens, next + 1);
                if (afterMonth < tokens.Count && Year(tokens, afterMonth, shortAllowed: false) is { } year)
                {
                    return new Point(year.Next, year.Value, named, leading, year.Placeholder);
                }
            }
        }

        // MM/YYYY, MM.YYYY, DD.MM.YYYY.
        if (token is { IsNumber: true, Text.Length: <= 2 } && Touching(tokens, at, 1) && tokens[at + 1].Text is "/" or "." or "-" && Touching(tokens, at + 1, 1))
        {
            if (Number(token) is >= 1 and <= 12 && FullYear(tokens[at + 2]) is { } year)
            {
                return new Point(at + 3, year, Number(token), 0, false);
            }

            if (at + 4 < tokens.Count && tokens[at + 2] is { IsNumber: true, Text.Length: <= 2 } middle && tokens[at + 3].Text == tokens[at + 1].Text
                && FullYear(tokens[at + 4]) is { } last)
            {
                // With slashes the month may stand first; with points it never does.
                var (day, monthNumber) = tokens[at + 1].Text == "/" && Number(token) <= 12 && Number(middle) > 12
                    ? (Number(middle), Number(token))
                    : (Number(token), Number(middle));
                return day is >= 1 and <= 31 && monthNumber is >= 1 and <= 12 ? new Point(at + 5, last, monthNumber, day, false) : null;
            }

            if (tokens[at + 1].Text == "/" && Number(token) is >= 1 and <= 12 && tokens[at + 2] is { IsNumber: true, Text.Length: 2 } two
                && (at + 3 >= tokens.Count || tokens[at + 3].Text != "/"))
            {
                return new Point(at + 3, Century(Number(two)), Number(token), 0, false);
            }
        }

        // YYYY-MM, YYYY/MM, YYYY-MM-DD, YYYY.
        if (FullYear(token) is { } lone)
        {
            if (Touching(tokens, at, 1) && tokens[at + 1].Text is "-" or "/" or "." && Touching(tokens, at + 1, 1)
                && tokens[at + 2] is { IsNumber: true, Text.Length: 2 } second && Number(second) is >= 1 and <= 12)
            {
                return Touching(tokens, at + 2, 1) && tokens[at + 3].Text == tokens[at + 1].Text && Touching(tokens, at + 3, 1)
                    && tokens[at + 4] is { IsNumber: true, Text.Length: 2 } third && Number(third) is >= 1 and <= 31
                        ? new Point(at + 5, lone, Number(second), Number(third), false)
                        : new Point(at + 3, lone, Number(second), 0, false);
            }

            return new Point(at + 1, lone, 0, 0, false);
        }

        if (token.Text is "'" or "’" && at + 1 < tokens.Count && Touching(tokens, at, 1) && tokens[at + 1] is { IsNumber: true, Text.Length: 2 } century)
        {
            return new Point(at + 2, Century(Number(century)), 0, 0, false);
        }

        return IsPlaceholder(token.Text) ? new Point(at + 1, 0, 0, 0, true) : null;
    }

    private static (int Value, int Next, bool Placeholder)? Year(List<Token> tokens, int at, bool shortAllowed)
    {
        if (FullYear(tokens[at]) is { } year)
        {
            return (year, at + 1, false);
        }

        if (IsPlaceholder(tokens[at].Text))
        {
            return (0, at + 1, true);
        }

        if (tokens[at].Text is "'" or "’" && at + 1 < tokens.Count && tokens[at + 1] is { IsNumber: true, Text.Length: 2 } quoted)
        {
            return (Century(Number(quoted)), at + 2, false);
        }

        return shortAllowed && tokens[at] is { IsNumber: true, Text.Length: 2 } two && (at + 1 >= tokens.Count || tokens[at + 1].Text is not ("," or "%"))
            ? (Century(Number(two)), at + 1, false)
            : null;
    }

    private static bool IsPlaceholder(string text) => text is "20xx" or "19xx" or "xxxx" or "yyyy";

    private static int Century(int twoDigits) => twoDigits < 50 ? 2000 + twoDigits : 1900 + twoDigits;

    private static int? FullYear(Token token) =>
        token is { IsNumber: true, Text.Length: 4 } && Number(token) is >= 1940 and <= 2060 ? Number(token) : null;

    private static int? Day(Token token)
    {
        var digits = token.Text.TrimEnd("stndrhe".ToCharArray());
        return digits.Length is 1 or 2 && digits.All(char.IsAsciiDigit) && int.Parse(digits, CultureInfo.InvariantCulture) is >= 1 and <= 31 and var day
            ? day
            : null;
    }

    private static int Number(Token token) => int.Parse(token.Text, CultureInfo.InvariantCulture);

    private static int SkipSmall(List<Token> tokens, int at)
    {
        while (at < tokens.Count && (tokens[at].Text is "." or "," or "/" || Small.Contains(tokens[at].Text)))
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether the token after this one follows without a space (and exists).</summary>
    private static bool Touching(List<Token> tokens, int at, int distance) =>
        at + distance < tokens.Count && tokens[at].End == tokens[at + distance].Start;

    private static int? Month(string word) => Months.TryGetValue(word, out var month) ? month : null;

    private static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (char.IsWhiteSpace(text[i]) && text[i] != '\t')
            {
                i++;
                continue;
            }

            if (char.IsLetterOrDigit(text[i]))
            {
                var digits = char.IsAsciiDigit(text[i]);
                while (i < text.Length && (char.IsLetterOrDigit(text[i])
                    || (text[i] is '\'' or '’' && !digits && i + 1 < text.Length && char.IsLetter(text[i + 1])
                        && text.AsSpan(start, i - start).Equals("aujourd", StringComparison.OrdinalIgnoreCase))))
                {
                    // "June2023" is two words, "1er" and "20XX" one.
                    if (i > start && char.IsAsciiDigit(text[i]) && !digits)
                    {
                        break;
                    }

                    i++;
                }
            }
            else
            {
                i++;
            }

            tokens.Add(new Token(start, i, text[start..i].ToLowerInvariant().Replace('’', '\'')));
        }

        return tokens;
    }

    private static IEnumerable<KeyValuePair<string, int>> MonthNames()
    {
        string[][] names =
        [
            ["january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "janeiro"],
            ["february", "feb", "februar", "février", "févr", "fév", "fevrier", "febrero", "fevereiro", "fev"],
            ["march", "mar", "märz", "mär", "mrz", "maerz", "mars", "marzo", "março", "marco"],
            ["april", "apr", "avril", "avr", "abril", "abr"],
            ["may", "mai", "mayo", "maio"],
            ["june", "jun", "juni", "juin", "junio", "junho"],
            ["july", "jul", "juli", "juillet", "juil", "julio", "julho"],
            ["august", "aug", "août", "aout", "agosto", "ago"],
            ["september", "sep", "sept", "septembre", "septiembre", "setiembre", "setembro", "set"],
            ["october", "oct", "oktober", "okt", "octobre", "octubre", "outubro", "out"],
            ["november", "nov", "novembre", "noviembre", "novembro"],
            ["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dezembro", "decembre"],
        ];
        return names.SelectMany((of, index) => of.Select(name => KeyValuePair.Create(name.Normalize(NormalizationForm.FormC), index + 1)));
    }
}
