using System.Text.RegularExpressions;
using Uplift.Resumes.Document;
using static Uplift.Resumes.Checks.CheckRules;

namespace Uplift.Resumes.Checks;

/// <summary>CONT: whether people can be told apart and reached, and nothing more private is given away.</summary>
internal static partial class ContactRules
{
    public static IEnumerable<RuleResult> Check(CheckSubject subject)
    {
        if (subject.Resume is not { } resume)
        {
            return All.Where(rule => rule.Id.StartsWith("CONT-", StringComparison.Ordinal)).Select(rule => NotChecked(rule.Id, "The file could not be read."));
        }

        var basics = resume.Basics ?? new Basics();
        return [Name(basics, subject), EmailAddress(basics, subject), PhoneNumber(basics, subject), Kept(basics, subject), Privacy(basics, subject), Links(basics, subject), Placeholders(subject, resume)];
    }

    private static RuleResult Name(Basics basics, CheckSubject subject)
    {
        var name = basics.Name?.Trim();
        if (string.IsNullOrEmpty(name))
        {
            return Result("CONT-01", [Saw("CONT-01", "No name was found.", "Write your name alone on the first line.", subject.At("/basics/name"))]);
        }

        return !name.Any(char.IsLetter) || NoName().IsMatch(name)
            ? Result("CONT-01", [Saw("CONT-01", $"“{name}” was taken for the name.", "Write your name alone on the first line.", subject.At("/basics/name"))])
            : Passed("CONT-01");
    }

    private static RuleResult EmailAddress(Basics basics, CheckSubject subject)
    {
        if (string.IsNullOrWhiteSpace(basics.Email))
        {
            return Result("CONT-02", [Saw("CONT-02", "No e-mail address was found.", "Write it under your name.", subject.At("/basics/email"))]);
        }

        if (!WholeEmail().IsMatch(basics.Email.Trim()))
        {
            return Result("CONT-02", [new Finding(Severity.Major, $"“{basics.Email}” is no e-mail address.", "Write the address alone, with spaces around it.", subject.At("/basics/email"))], 0.5);
        }

        var others = (subject.Text?.Lines ?? [])
            .SelectMany(line => CheckText.Email().Matches(line.Text).Select(match => match.Value))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(address => !string.Equals(address, basics.Email.Trim(), StringComparison.OrdinalIgnoreCase))
            .ToList();
        return others.Count == 0
            ? Passed("CONT-02")
            : Result("CONT-02", [new Finding(Severity.Warning, $"Besides {basics.Email} there is {string.Join(", ", others.Take(3))}.", "Keep one; a parser may take the other.", subject.At("/basics/email"))], 0.8);
    }

    private static RuleResult PhoneNumber(Basics basics, CheckSubject subject)
    {
        if (string.IsNullOrWhiteSpace(basics.Phone))
        {
            return Result("CONT-03", [Saw("CONT-03", "No phone number was found.", "Write it under your name, with the country's code.", subject.At("/basics/phone"))]);
        }

        var digits = basics.Phone.Count(char.IsDigit);
        return digits is >= 8 and <= 15
            ? Passed("CONT-03")
            : Result("CONT-03", [Saw("CONT-03", $"“{basics.Phone}” has {digits} digits; numbers have 8 to 15.", "Write it in full, with the country's code.", subject.At("/basics/phone"))], 0.5);
    }

    private static RuleResult Kept(Basics basics, CheckSubject subject)
    {
        if (subject.Text is not { } text)
        {
            return NotChecked("CONT-04", "No file was checked, only the resume itself.");
        }

        var line = text.Lines.Take(15).FirstOrDefault(line => LabelledPhone().IsMatch(line.Text));
        return line is not null && string.IsNullOrWhiteSpace(basics.Phone)
            ? Result("CONT-04", [Saw("CONT-04", $"“{line.Text.Trim()}” looks like a phone number and was not read as one.", "Write it as one group of digits with single spaces or hyphens.", FindingPlace.On(line.Page, line.Box))])
            : Passed("CONT-04");
    }

    private static RuleResult Privacy(Basics basics, CheckSubject subject)
    {
        var findings = new List<Finding>();
        if (string.IsNullOrWhiteSpace(basics.Location?.City))
        {
            findings.Add(Saw("CONT-05", "No city was found.", "City and country are enough, and searches by place need them.", subject.At("/basics/location/city")));
        }

        if (!string.IsNullOrWhiteSpace(basics.Location?.Address))
        {
            findings.Add(Saw("CONT-05", $"A street address is given: “{basics.Location.Address}”.", "City and country are enough.", subject.At("/basics/location/address")));
        }

        foreach (var line in (subject.Text?.Lines ?? []).Where(line => Private().IsMatch(line.Text)).Take(3))
        {
            findings.Add(Saw("CONT-05", $"“{line.Text.Trim()}” is private.", "Leave it out unless the country you apply in asks for it.", FindingPlace.On(line.Page, line.Box)));
        }

        return Result("CONT-05", findings, findings.Count == 0 ? 1 : 0.5);
    }

    private static RuleResult Links(Basics basics, CheckSubject subject)
    {
        var findings = new List<Finding>();
        var own = new[] { (Pointer: "/basics/url", Url: basics.Url) }
            .Concat((basics.Profiles ?? []).Index().Select(profile => (Pointer: $"/basics/profiles/{profile.Index}/url", profile.Item?.Url)))
            .Where(link => !string.IsNullOrWhiteSpace(link.Url));
        foreach (var (pointer, url) in own)
        {
            if (!WholeLink().IsMatch(url!.Trim()))
            {
                findings.Add(Saw("CONT-06", $"“{url}” is not a whole address.", "Write it with its host and path, such as https://github.com/you.", subject.At(pointer)));
            }
        }

        foreach (var line in subject.Text?.Lines ?? [])
        {
            foreach (var span in line.Line.Spans.Where(span => span.Link is { } link && link.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Looks().IsMatch(span.Text)))
            {
                if (!Key(span.Link!).Contains(Key(span.Text), StringComparison.Ordinal) && !Key(span.Text).Contains(Key(span.Link!), StringComparison.Ordinal))
                {
                    findings.Add(Saw("CONT-06", $"“{span.Text.Trim()}” leads to {span.Link}.", "Let the text and its target be the same address.", FindingPlace.On(line.Page, span.Box)));
                }
            }
        }

        return Result("CONT-06", findings, findings.Count == 0 ? 1 : 0.5);
    }

    private static RuleResult Placeholders(CheckSubject subject, Resume resume)
    {
        // A kept resume names the field to mend; a file can only point at its line.
        if (subject.Text is { } text && ReferenceEquals(resume, subject.Import?.Resume))
        {
            return Result("CONT-07", [.. text.Lines.Where(line => Placeholder().IsMatch(line.Text)).Take(8)
                .Select(line => Saw("CONT-07", $"“{Placeholder().Match(line.Text).Value.Trim()}” is a placeholder.", "Replace it or take it out.", FindingPlace.On(line.Page, line.Box)))]);
        }

        return Result("CONT-07", [.. Matching.Evidence.EvidenceLines.Of(resume, subject.Today)
            .Select(line => (line.Pointer, line.Text))
            .Append(("/basics/name", resume.Basics?.Name ?? ""))
            .Append(("/basics/email", resume.Basics?.Email ?? ""))
            .Append(("/basics/url", resume.Basics?.Url ?? ""))
            .Concat((resume.Work ?? []).Index().Select(work => ($"/work/{work.Index}/name", work.Item?.Name ?? "")))
            .Where(line => Placeholder().IsMatch(line.Item2))
            .Take(8)
            .Select(line => Saw("CONT-07", $"“{Placeholder().Match(line.Item2).Value.Trim()}” is a placeholder.", "Replace it or take it out.", FindingPlace.Field(line.Item1)))]);
    }

    private static string Key(string address) =>
        address.Trim().ToLowerInvariant().Replace("https://", "", StringComparison.Ordinal).Replace("http://", "", StringComparison.Ordinal).Replace("www.", "", StringComparison.Ordinal).TrimEnd('/', '.');

    [GeneratedRegex(@"^(resume|résumé|curriculum vitae|cv|lebenslauf|experience|education|skills|profile|summary|contact|(senior |junior |lead )?(software |backend |web |data )?(engineer|developer))$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NoName();

    [GeneratedRegex(@"^[\p{L}\p{N}._%+'-]+@([\p{L}\p{N}-]+\.)+[\p{L}]{2,}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WholeEmail();

    [GeneratedRegex(@"^(https?://)?([\p{L}\p{N}-]+\.)+[\p{L}]{2,}(/\S*)?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WholeLink();

    [GeneratedRegex(@"^\s*(https?://|www\.)?([\p{L}\p{N}-]+\.)+(com|org|net|dev|io|de|fr|es|pt|br|me|eu|uk)(/\S*)?\s*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Looks();

    [GeneratedRegex(@"\b(phone|mobile|tel|telefon|téléphone|teléfono|telefone|cell)\b[\s.:]*\+?\(?\d[\d\s().-]{6,}", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelledPhone();

    [GeneratedRegex(@"\b(date of birth|born (on )?\d|birth ?date|geburtsdatum|geboren am|date de naissance|fecha de nacimiento|data de nascimento|marital status|married|single\b.{0,20}\bchildren|familienstand|verheiratet|ledig|état civil|estado civil|nationality|religion)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Private();

    [GeneratedRegex(@"\b(lorem ipsum|dolor sit amet|your (name|email|e-mail|title|company|city|phone|address)|first ?name last ?name|john q\.? public|company (name|[1-9])\b|job title|20XX|XXXX|year[ –-]+year|month year|insert (your|text)|\[(name|company|title|date|city)\]|example\.com|yourname|123 (main|your) st)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
