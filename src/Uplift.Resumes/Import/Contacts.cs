using System.Text.RegularExpressions;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Import;

/// <summary>Name, title, e-mail, phone, place and links from the lines at the top, and from contact and profile sections.</summary>
internal static partial class Contacts
{
    private static readonly (string Host, string Network)[] Networks =
    [
        ("linkedin.com", "LinkedIn"), ("github.com", "GitHub"), ("gitlab.com", "GitLab"), ("twitter.com", "Twitter"), ("x.com", "X"), ("stackoverflow.com", "Stack Overflow"),
        ("facebook.com", "Facebook"), ("instagram.com", "Instagram"), ("xing.com", "XING"), ("medium.com", "Medium"), ("dev.to", "DEV"), ("youtube.com", "YouTube"),
        ("dribbble.com", "Dribbble"), ("behance.net", "Behance"), ("kaggle.com", "Kaggle"), ("bitbucket.org", "Bitbucket"), ("mastodon.social", "Mastodon"),
        ("codepen.io", "CodePen"), ("leetcode.com", "LeetCode"), ("hackerrank.com", "HackerRank"), ("quora.com", "Quora"), ("reddit.com", "Reddit"),
        ("soundcloud.com", "SoundCloud"), ("telegram.me", "Telegram"), ("t.me", "Telegram"), ("scholar.google.com", "Google Scholar"), ("orcid.org", "ORCID"),
        ("researchgate.net", "ResearchGate"), ("npmjs.com", "npm"), ("pinterest.com", "Pinterest"), ("bsky.app", "Bluesky"),
    ];

    public static Basics Read(List<Section> sections, List<SourceLine> all, Fields fields)
    {
        var top = sections.Where(section => section.Kind is SectionKind.Top or SectionKind.Contact or SectionKind.Profiles).SelectMany(section => section.Lines).ToList();
        // A box of contacts may reach beside the first heading, so that its end is read below that.
        top.AddRange(sections.Where(section => section.Kind == SectionKind.Summary).SelectMany(section => section.Lines).Where(line => IsUrl(line.Text)));
        var profiles = sections.Where(section => section.Kind == SectionKind.Profiles).SelectMany(section => section.Lines).ToList();
        var email = FindEmail(top, all);
        var name = FindName(sections, all, email?.Text);
        var basics = new Basics
        {
            Email = fields.Add("/basics/email", email, 0.99),
            Name = name.Count == 0 ? null : fields.Add("/basics/name", string.Join(' ', name.Select(cut => cut.Text.Replace('\t', ' '))), NameConfidence(name, email), name),
        };
        basics = basics with { Phone = fields.Add("/basics/phone", FindPhone(top, all), 0.95) };
        basics = ReadLinks(basics, top, profiles, fields);
        return ReadPlaceAndLabel(basics, sections, top, name, fields);
    }

    private static Cut? FindEmail(List<SourceLine> top, List<SourceLine> all)
    {
        foreach (var line in top.Concat(all))
        {
            var match = EmailText().Match(line.Text);
            if (match.Success)
            {
                return new Cut(line, match.Index, match.Index + match.Length);
            }
        }

        return null;
    }

    private static Cut? FindPhone(List<SourceLine> top, List<SourceLine> all)
    {
        foreach (var (line, labelled) in top.Select(line => (line, false)).Concat(all.Select(line => (line, true))))
        {
            foreach (var match in PhoneText().Matches(line.Text).Cast<Match>())
            {
                var digits = match.Value.Count(char.IsAsciiDigit);
                var inside = match.Index > 0 && (char.IsLetterOrDigit(line.Text[match.Index - 1]) || line.Text[match.Index - 1] is '/' or '@' or '_' or '=')
                    || (match.Index + match.Length < line.Text.Length && (char.IsLetter(line.Text[match.Index + match.Length]) || line.Text[match.Index + match.Length] is '@' or '_'));
                if (digits is < 7 or > 15 || inside || IsYears(match.Value) || (labelled && !IsSurePhone(match.Value)))
                {
                    continue;
                }

                return new Cut(line, match.Index, match.Index + match.Length).Trimmed(" .-–/");
            }
        }

        return null;
    }

    /// <summary>Outside the contact lines only what is written as a phone number counts.</summary>
    private static bool IsSurePhone(string text) => text.Count(char.IsAsciiDigit) >= 9 && (text[0] is '+' or '(' || text.Count(c => c is '-' or ' ' or '.' or '–') >= 2);

    private static bool IsYears(string text) => Dates.Find(text) is { Count: > 0 } dates && dates.Sum(date => date.End - date.Start) >= text.Trim().Length - 2;

    private static List<Cut> FindName(List<Section> sections, List<SourceLine> all, string? email)
    {
        var firstPage = all.Where(line => line.Page == all[0].Page).ToList();
        var biggest = firstPage.Max(line => line.Size);
        var top = sections.Where(section => section.Kind is SectionKind.Top or SectionKind.Contact).SelectMany(section => section.Lines).ToHashSet();
        var headings = sections.Where(section => section.Heading is not null).Select(section => section.Heading!).ToHashSet();
        var highest = firstPage.Min(line => line.Box.Top);
        var best = (Score: 2.2, Cut: (Cut?)null);
        foreach (var line in firstPage.Where(line => !headings.Contains(line)))
        {
            foreach (var (cut, index) in Candidates(line).Select((cut, index) => (cut, index)))
            {
                if (!CouldBeName(cut.Text))
                {
                    continue;
                }

                var score = (top.Contains(line) ? 1.5 : 0)
                    + (line.Size >= biggest - 0.3 ? 2 : line.Size >= biggest * 0.8 ? 0.8 : 0)
                    + (line.Box.Top < highest + 60 ? 1 : line.Box.Top < highest + 160 ? 0.4 : -0.5)
                    + (Likeness(cut.Text, email) * 2.5)
                    + (line.Role is "H1" or "Title" ? 3 : 0)
                    - (0.3 * index)
                    - (Words.Title(cut.Text) >= 1 ? 2 : 0) - (Words.Employer(cut.Text) >= 1 ? 1 : 0) - (Words.IsPlace(cut.Text) ? 3 : 0)
                    - (Headings.Find(cut.Text) is { Exact: true } ? 2 : 0)
                    - (cut.Text.Contains(' ', StringComparison.Ordinal) ? 0 : 0.6)
                    - (line.Bullet ? 1.5 : 0);
                if (score > best.Score)
                {
                    best = (score, cut);
                }
            }
        }

        return best.Cut is { } found ? Continued(found, firstPage) : [];
    }

    private static IEnumerable<Cut> Candidates(SourceLine line)
    {
        if (Words.Plain(line.Text) is "curriculum vitae" or "lebenslauf" or "resume" or "cv" or "curriculum" or "europass" or "hoja de vida")
        {
            yield break;
        }

        if (NameLabelText().Match(line.Text) is { Success: true } label)
        {
            yield return line.Whole.Slice(label.Length, line.Whole.Length).Trimmed();
            yield break;
        }

        // What stands beside the name in a smaller size is something else.
        if (!line.HasCells || (!line.Cells().Any(cell => Headings.Find(cell.Text) is { Exact: true }) && line.Cells().Select(cell => Math.Round(cell.Run.Style.Size)).Distinct().Count() == 1))
        {
            yield return line.Whole;
        }

        foreach (var cell in line.Cells())
        {
            foreach (var part in Pieces.At(cell, " | ", "•", " · ", " – ", " — ", " - ", ", ", "|"))
            {
                if (part.Length != line.Whole.Length)
                {
                    yield return part;
                }
            }
        }
    }

    /// <summary>A name set over two lines in the same large size.</summary>
    private static List<Cut> Continued(Cut name, List<SourceLine> lines)
    {
        var at = lines.IndexOf(name.Line);
        var parts = new List<Cut> { name };
        if (name.Length < name.Line.Text.Length || name.Line.Size < lines.Select(line => line.Size).Order().ElementAt(lines.Count / 2) * 1.4)
        {
            return parts;
        }

        if (at + 1 < lines.Count && Fits(lines[at + 1]))
        {
            parts.Add(lines[at + 1].Whole);
        }
        else if (at > 0 && Fits(lines[at - 1]))
        {
            parts.Insert(0, lines[at - 1].Whole);
        }

        return parts;

        bool Fits(SourceLine line) => Math.Abs(line.Size - name.Line.Size) < 0.6 && line.Column == name.Line.Column && CouldBeName(line.Text) && CouldBeName(line.Text + " " + name.Text) && Math.Abs(line.Left - name.Line.Left) < 60 && Math.Abs(line.Box.Top - name.Line.Box.Top) < 3 * name.Line.Box.Height;
    }

    private static double NameConfidence(List<Cut> name, Cut? email) => 0.7 + (0.28 * Likeness(string.Concat(name.Select(cut => cut.Text + " ")), email?.Text));

    private static bool CouldBeName(string text)
    {
        var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= 6 && text.Length is >= 2 and <= 50 && !text.Any(char.IsDigit) && text.All(c => char.IsLetter(c) || c is ' ' or '\t' or '.' or '-' or '\'' or '’' or ',' or '(' or ')' or '‐')
            && words.Count(word => char.IsUpper(word[0]) || !char.IsLower(word[0])) >= (words.Length + 1) / 2 && !text.EndsWith('.') | words[^1].Length <= 4
            && char.IsLetter(text[0]);
    }

    /// <summary>How much of the name the part of the address before the @ spells; 0 to 1.</summary>
    private static double Likeness(string name, string? email)
    {
        if (email is null)
        {
            return 0;
        }

        var local = string.Concat(Words.Plain(email.Split('@')[0]).Where(char.IsLetter));
        var words = Words.Plain(name.Replace('ł', 'l').Replace('Ł', 'L')).Split([' ', '\t', '-', '.', '\''], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || local.Length == 0)
        {
            return 0;
        }

        var hits = words.Count(word => word.Length > 1 && (local.Contains(word, StringComparison.Ordinal) || (word.Length > 5 && local.Contains(word[..5], StringComparison.Ordinal))));
        return Math.Min(1, hits / (double)Math.Min(2, words.Length));
    }

    private static Basics ReadLinks(Basics basics, List<SourceLine> top, List<SourceLine> profileLines, Fields fields)
    {
        var profiles = new List<Profile>();
        foreach (var line in top)
        {
            foreach (var match in UrlText().Matches(line.Text).Cast<Match>().Where(match => !IsMailPart(line.Text, match)))
            {
                var cut = new Cut(line, match.Index, match.Index + match.Length).Trimmed(".,;)(");
                if (!Enumerable.Range(cut.Start, cut.Length).Any(line.IsUsed))
                {
                    AddLink(cut.Text, cut, Before(cut, line));
                }
            }

            foreach (var run in line.Runs.Where(run => run.Link is { } link && link.StartsWith("http", StringComparison.OrdinalIgnoreCase)))
            {
                var cut = new Cut(line, run.Start, run.End).Trimmed(" \t|•·,");
                if (cut.Length > 0 && !Enumerable.Range(cut.Start, cut.Length).Any(line.IsUsed))
                {
                    AddLink(run.Link!, cut, Before(cut, line));
                }
            }

            foreach (var match in HandleText().Matches(line.Text).Cast<Match>())
            {
                var cut = new Cut(line, match.Index, match.Index + match.Length);
                if (!Enumerable.Range(cut.Start, cut.Length).Any(line.IsUsed))
                {
                    var pointer = $"/basics/profiles/{profiles.Count}";
                    var user = match.Groups["user"].Value;
                    profiles.Add(new Profile
                    {
                        Network = fields.Add(pointer + "/network", match.Groups["network"].Value, 0.9, cut),
                        Username = fields.Add(pointer + "/username", user.TrimStart('@', '/').Replace("in/", "", StringComparison.Ordinal), 0.9, cut),
                    });
                }
            }
        }

        return basics with { Profiles = profiles.Count > 0 ? profiles : null };

        void AddLink(string url, Cut cut, Cut? label)
        {
            var host = Host(url);
            var network = Array.Find(Networks, known => host == known.Host || host.EndsWith("." + known.Host, StringComparison.Ordinal)).Network;
            if (network is null && profileLines.Contains(cut.Line) && label is { Length: > 1 and < 25 } named)
            {
                network = named.Text;
            }

            if (network is null)
            {
                if (basics.Url is null)
                {
                    basics = basics with { Url = fields.Add("/basics/url", url, 0.9, cut) };
                    label?.Use();
                    return;
                }

                network = label is { Length: > 1 } some ? some.Text : host;
            }

            var pointer = $"/basics/profiles/{profiles.Count}";
            var user = Uri.TryCreate(url.Contains("://", StringComparison.Ordinal) ? url : "https://" + url, UriKind.Absolute, out var path)
                ? path.AbsolutePath.Trim('/').Split('/')[^1].TrimStart('@')
                : "";
            profiles.Add(new Profile
            {
                Network = fields.Add(pointer + "/network", network, 0.95, label is { } before ? [before, cut] : [cut]),
                Username = fields.Add(pointer + "/username", Uri.UnescapeDataString(user), 0.9, cut),
                Url = fields.Add(pointer + "/url", url, 0.98, cut),
            });
        }
    }

    /// <summary>The words before a link that name it, as in "Portfolio: example.com".</summary>
    private static Cut? Before(Cut cut, SourceLine line)
    {
        var text = line.Text[..cut.Start];
        var start = text.LastIndexOfAny(['|', '•', '·', '\t', ',', ';']) + 1;
        var label = new Cut(line, start, cut.Start).Trimmed(" :–-/");
        return label.Length is > 1 and < 25 && label.Text.Any(char.IsLetter) && !Enumerable.Range(label.Start, label.Length).Any(line.IsUsed) ? label : null;
    }

    private static bool IsMailPart(string text, Match match) =>
        (match.Index > 0 && text[match.Index - 1] is '@' or '.' or '-') || (match.Index + match.Length < text.Length && text[match.Index + match.Length] == '@');

    public static bool IsUrl(string text) => UrlText().Match(text) is { Success: true } match && match.Length >= text.Length - 2;

    private static string Host(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal);
        var host = (start < 0 ? url : url[(start + 3)..]).Split('/', '?', '#')[0].ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    private static Basics ReadPlaceAndLabel(Basics basics, List<Section> sections, List<SourceLine> top, List<Cut> name, Fields fields)
    {
        var nameLine = name.Count > 0 ? name[^1].Line : null;
        foreach (var line in top)
        {
            foreach (var part in line.LeftOver().SelectMany(cut => Pieces.At(cut, " | ", "|", "•", "·", "\t", " - ", " – ")).ToList())
            {
                var text = part.Trimmed(" ,;:|•·-–—/");
                var labelled = Unlabelled(text);
                if (labelled.Length > 1 && basics.Location is null && (Words.IsPlace(labelled.Text) || AddressText().IsMatch(labelled.Text)))
                {
                    basics = basics with { Location = ReadPlace(labelled, text, fields) };
                }
                else if (IsLabelWord(text.Text))
                {
                    text.Use();
                }
            }
        }

        if (basics.Location is null && BareTown(top) is { } town)
        {
            basics = basics with { Location = new Location { City = fields.Add("/basics/location/city", town, 0.5) } };
        }

        if (nameLine is null)
        {
            return basics;
        }

        var topLines = sections[0].Lines;
        var near = topLines.Where(line => line.Page == nameLine.Page)
            .OrderBy(line => Math.Abs(line.Box.Top - nameLine.Box.Top) + (line.Column == nameLine.Column ? 0 : 40))
            .Take(4);
        foreach (var line in near)
        {
            foreach (var cut in line.LeftOver().Select(cut => cut.Trimmed(" ,;:|•·-–—")).ToList())
            {
                if (basics.Label is null && cut.Length is > 2 and < 90 && !cut.Text.Contains('@', StringComparison.Ordinal)
                    && (Words.Title(cut.Text) >= 1 || (cut.Line != nameLine && cut.Line.Size > 11 && !Words.IsProse(cut.Text) && Math.Abs(cut.Line.Box.Top - nameLine.Box.Bottom) < 30
                        && Words.Employer(cut.Text) == 0 && !cut.Text.Any(char.IsDigit) && !cut.Text.StartsWith("Last", StringComparison.Ordinal))))
                {
                    basics = basics with { Label = fields.Add("/basics/label", cut, Words.Title(cut.Text) >= 1 ? 0.85 : 0.5) };
                }
            }
        }

        return basics;
    }

    /// <summary>A town without its country, when it alone is left between the ways to reach somebody.</summary>
    private static Cut? BareTown(List<SourceLine> top)
    {
        var left = top
            .Where(line => EmailText().IsMatch(line.Text) || PhoneText().IsMatch(line.Text))
            .SelectMany(line => line.LeftOver())
            .SelectMany(cut => Pieces.At(cut, " | ", "|", "•", "·", "\t", " - ", " – "))
            .Select(part => part.Trimmed(" ,;:|•·-–—/"))
            .Where(part => part.Text.Any(char.IsLetter))
            .ToList();
        return left is [var one] && one.Length < 30 && Words.IsTownLike(one.Text) && !SaysOfPersonText().IsMatch(one.Text) ? one : null;
    }

    private static Location ReadPlace(Cut cut, Cut whole, Fields fields)
    {
        whole.Use();
        var text = cut.Text;
        if (text.Any(char.IsDigit))
        {
            return new Location { Address = fields.Add("/basics/location/address", cut, 0.8) };
        }

        var comma = text.LastIndexOf(',');
        return comma > 0
            ? new Location
            {
                City = fields.Add("/basics/location/city", cut.Slice(0, comma).Trimmed(), 0.85),
                Region = fields.Add("/basics/location/region", cut.Slice(comma + 1, text.Length).Trimmed(), 0.8),
            }
            : new Location { City = fields.Add("/basics/location/city", cut, 0.7) };
    }

    private static Cut Unlabelled(Cut cut)
    {
        var colon = cut.Text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && IsLabelWord(cut.Text[..colon]) ? cut.Slice(colon + 1, cut.Length).Trimmed() : cut;
    }

    /// <summary>Says what a value is, so nothing is lost when the value has found its field.</summary>
    private static bool IsLabelWord(string text) => Words.Plain(text).Trim(' ', ':', '.', '/') is
        "email" or "e-mail" or "mail" or "mailto" or "phone" or "tel" or "telefon" or "telephone" or "telefone" or "telefono" or "mobile" or "mobil" or "movil" or "cell" or "p" or "t" or "m"
        or "e" or "address" or "adresse" or "direccion" or "endereco" or "location" or "ort" or "wohnort" or "lieu" or "website" or "web" or "homepage" or "url" or "site" or "linkedin"
        or "github" or "portfolio" or "lives in" or "based in" or "correo" or "courriel" or "handy" or "ubicacion" or "localizacao" or "city" or "kontakt" or "contact";

    [GeneratedRegex(@"[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)*\.\p{L}{2,24}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EmailText();

    [GeneratedRegex(@"\+?\(?\+?\d[\d \u2010-\u2015().\-/]{5,22}\d", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PhoneText();

    [GeneratedRegex(
        @"(?:https?://|www\.)[^\s|•·,;<>()]+|\b[\p{L}\p{N}][\p{L}\p{N}\-]*(?:\.[\p{L}\p{N}\-]+)*\.(?:com|org|net|io|dev|me|de|fr|es|pt|br|uk|eu|co|app|ai|tech|info|at|ch|edu|gov|nl|pl|it|ca|us|in|page|site|online|blog|cloud|xyz|[a-z]{2})\b(?:/[^\s|•·,;<>()]*)?",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex UrlText();

    [GeneratedRegex(
        @"\b(?<network>LinkedIn|GitHub|GitLab|Twitter|Facebook|Instagram|YouTube|Quora|XING|Medium|Stack ?Overflow|Kaggle|Mastodon|Skype|Telegram)\s?:(?:\s?//)?\s?(?<user>@?/?[\p{L}\p{N}._\-/]+)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HandleText();

    [GeneratedRegex(
        @"^\d{1,5}[a-z]? \p{Lu}[\p{L}.]+(?: \p{L}[\p{L}.]*)* ?(?:,.*)?$|\p{L}*(?:straße|strasse|str\.|gasse|weg|platz) \d+|^\d{4,5} \p{Lu}\p{L}+|\b(?:Street|Road|Avenue|Ave\.?|Rua|Calle|rue|avenue|Avenida)\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AddressText();

    [GeneratedRegex(
        @"citizen|resident|nationality|visa|permit|licen[cs]e|\bborn\b|\bsingle\b|married|\b(?:fe)?male\b|\b(?:s?he|they)\b|ledig|verheiratet|führerschein|permis|célibataire|marié|\bnée?\b|solter|casad|available|verfügbar",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SaysOfPersonText();

    [GeneratedRegex(
        @"^(?:(?:full |first |vollständiger )?name|nom(?: et prénom|s)?|nombre(?: y apellidos| completo)?|nome(?: completo)?|vor- und (?:nach|zu)name|first names?\(?s?\)? / surnames?\(?s?\)?)\s*[:\t ]\s*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NameLabelText();
}
