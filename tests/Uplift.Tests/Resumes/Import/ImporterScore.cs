using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Uplift.Documents;
using Uplift.Documents.Text;
using Uplift.Resumes.Document;
using Uplift.Resumes.Import;

namespace Uplift.Tests.Resumes.Import;

/// <summary>What the importer gets right of PDFs whose fields people wrote down: how many of the true values, and how many of its own are true.</summary>
/// <remarks>
/// The matching rules of employers, titles and dates are those of <c>resume/score.py</c> in the shared data, which counts no precision
/// for most fields. Here precision counts over the files whose truth is complete. The truth names only some headings, links and skills
/// of a file, so one that it does not name is right when it is a heading of the dictionary, an address that the file shows or links to,
/// or an item of at most six words that stands in the file.
/// </remarks>
internal sealed partial class ImporterScore
{
    /// <summary>Their truth stops after the first page or names some of the jobs and schools only.</summary>
    private static readonly string[] Partial =
    [
        "awesome-cv-resume", "deedy-resume-openfonts", "chromium-two-column-sidebar", "chromium-asymmetric-sidebar", "two-column-achievements-sidebar",
    ];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal sealed record Job(string Title, string Company, string Dates);

    internal sealed record Truth(
        string Layout, string Name, string Email, string Phone, IReadOnlyList<string> Links, IReadOnlyList<string> Heads,
        IReadOnlyList<Job> Jobs, IReadOnlyList<string> Schools, IReadOnlyList<string> Skills);

    internal sealed class Count
    {
        public int Found { get; set; }

        public int Wanted { get; set; }

        public int Right { get; set; }

        public int Given { get; set; }

        public double Recall => Wanted == 0 ? 1 : Found / (double)Wanted;

        public double Precision => Given == 0 ? 1 : Right / (double)Given;
    }

    private static readonly string[] Order = ["name", "email", "phone", "links", "headings", "employer", "title", "dates", "whole job", "school", "skills"];

    private readonly List<double> milliseconds = [];

    public Dictionary<string, Count> Fields { get; } = Order.ToDictionary(name => name, _ => new Count());

    /// <summary>Whole jobs found of those wanted, by layout and by family of files.</summary>
    public SortedDictionary<string, Count> Groups { get; } = [];

    public List<string> Unread { get; } = [];

    /// <summary>Median time of reading and importing, a page.</summary>
    public double MillisecondsPerPage => milliseconds.Count == 0 ? 0 : milliseconds.Order().ElementAt(milliseconds.Count / 2);

    /// <param name="folder">Holds GROUND_TRUTH.json and the PDFs that it names.</param>
    public static ImporterScore Of(string folder)
    {
        var truths = JsonSerializer.Deserialize<SortedDictionary<string, Truth>>(File.ReadAllBytes(Path.Combine(folder, "GROUND_TRUTH.json")), Json)!;
        var score = new ImporterScore();
        foreach (var (file, truth) in truths)
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, file));
            var watch = Stopwatch.StartNew();
            var document = DocumentReader.Read(bytes).Document;
            if (document is null)
            {
                score.Unread.Add(file);
            }

            document ??= new DocumentText(DocumentKind.Pdf, new DocumentProperties(null, null, null, false), []);
            var imported = ResumeImporter.Read(document);
            score.milliseconds.Add(watch.Elapsed.TotalMilliseconds / Math.Max(1, document.Pages.Count));
            score.Add(file, truth, imported, document);
        }

        return score;
    }

    public IEnumerable<string> Lines()
    {
        yield return "field       recall           precision";
        foreach (var (name, count) in Fields)
        {
            var recall = string.Create(CultureInfo.InvariantCulture, $"{100 * count.Recall,5:F1} ({count.Found}/{count.Wanted})");
            var precision = string.Create(CultureInfo.InvariantCulture, $"{100 * count.Precision,5:F1} ({count.Right}/{count.Given})");
            yield return $"{name,-12}{recall,-17}{precision}";
        }

        yield return "whole jobs: " + string.Join(", ", Groups.Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} {100 * group.Value.Recall:F0}")));
        yield return string.Create(CultureInfo.InvariantCulture, $"{milliseconds.Count} files, {Unread.Count} not read, median {MillisecondsPerPage:F1} ms a page");
    }

    private void Add(string file, Truth truth, ImportedResume imported, DocumentText document)
    {
        var resume = imported.Resume;
        var complete = !Partial.Any(name => file.Contains(name, StringComparison.Ordinal));
        One("name", truth.Name, resume.Basics?.Name, (a, b) => Letters(a) == Letters(b));
        One("email", truth.Email, resume.Basics?.Email, (a, b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase));
        One("phone", truth.Phone, resume.Basics?.Phone, (a, b) => Digits(b).Length > 0 && Tail(Digits(a)) == Tail(Digits(b)));
        Links(truth, resume, document);
        Headings(truth, imported);
        Jobs(file, truth, resume.Work ?? [], complete);
        var schools = (resume.Education ?? []).Select(one => Letters(one.Institution)).Where(name => name.Length > 0).ToList();
        var truthSchools = truth.Schools.Select(Letters).ToList();
        Many("school", truthSchools.Count(wanted => schools.Exists(given => wanted.Contains(given, StringComparison.Ordinal) || given.Contains(wanted, StringComparison.Ordinal))), truthSchools.Count,
            schools.Count(given => truthSchools.Exists(wanted => wanted.Contains(given, StringComparison.Ordinal) || given.Contains(wanted, StringComparison.Ordinal))),
            complete && truthSchools.Count > 0 ? schools.Count : null);
        Skills(truth, resume, document);
    }

    private void Jobs(string file, Truth truth, IReadOnlyList<Work> work, bool complete)
    {
        var dated = truth.Jobs.Where(job => Range(job.Dates) is not null).ToList();
        var named = truth.Jobs.Where(job => job.Company.Length > 0).ToList();
        var titled = truth.Jobs.Where(job => job.Title.Length > 0).ToList();
        var full = dated.Where(job => job.Company.Length > 0 && job.Title.Length > 0).ToList();
        Match("employer", named, (job, one) => Same(job.Company, one.Name), one => one.Name is not null);
        Match("title", titled, (job, one) => Same(job.Title, one.Position), one => one.Position is not null);
        // A lone date is no range, and the truth's placeholders ("20XX") and lone dates are not compared.
        Match("dates", dated, (job, one) => SameDates(Range(job.Dates)!.Value, one), one => dated.Count == truth.Jobs.Count && one.StartDate is not null);
        var found = Match("whole job", full, Whole, _ => full.Count == truth.Jobs.Count);
        foreach (var key in (string[])["layout " + truth.Layout, "family " + file.Split("__")[0]])
        {
            if (!Groups.TryGetValue(key, out var group))
            {
                Groups[key] = group = new Count();
            }

            group.Found += found;
            group.Wanted += full.Count;
        }

        bool Whole(Job job, Work one) => Same(job.Company, one.Name) && Same(job.Title, one.Position) && SameDates(Range(job.Dates)!.Value, one);

        int Match(string field, List<Job> wanted, Func<Job, Work, bool> same, Func<Work, bool> counts)
        {
            var hits = wanted.Count(job => work.Any(one => same(job, one)));
            var given = complete ? work.Where(counts).ToList() : [];
            Many(field, hits, wanted.Count, given.Count(one => wanted.Exists(job => same(job, one))), given.Count);
            return hits;
        }
    }

    private void Links(Truth truth, Resume resume, DocumentText document)
    {
        var given = (resume.Basics?.Profiles ?? []).Select(profile => profile.Url).Append(resume.Basics?.Url).Select(Address).Where(url => url.Length > 0).Distinct().ToList();
        var shown = Address(string.Concat(document.Pages.SelectMany(page => page.Blocks).SelectMany(block => block.Lines).SelectMany(line => line.Spans)
            .Select(span => span.Text + " " + span.Link + " "))).Replace(" ", "", StringComparison.Ordinal);
        bool Alike(string wanted, string url) => url == wanted || url.Contains(wanted, StringComparison.Ordinal) || wanted.Contains(url, StringComparison.Ordinal);
        Many("links", truth.Links.Count(link => given.Exists(url => Alike(Address(link), url))), truth.Links.Count,
            given.Count(url => truth.Links.Any(link => Alike(Address(link), url)) || shown.Contains(url, StringComparison.Ordinal)), given.Count);
    }

    private void Headings(Truth truth, ImportedResume imported)
    {
        if (truth.Heads.Count == 0)
        {
            return;
        }

        var given = imported.Sections.Select(section => section.Heading).ToList();
        Many("headings", truth.Heads.Count(head => given.Exists(one => Letters(one) == Letters(head))), truth.Heads.Count,
            given.Count(one => truth.Heads.Any(head => Letters(one) == Letters(head)) || Uplift.Resumes.Import.Headings.Find(one) is { Exact: true }), given.Count);
    }

    private void Skills(Truth truth, Resume resume, DocumentText document)
    {
        var items = (resume.Skills ?? []).SelectMany(skill => (skill.Keywords ?? []).Prepend(skill.Name)).OfType<string>().ToList();
        var all = " " + Plain(string.Join(" | ", items)) + " ";
        var file = Letters(string.Concat(document.Pages.SelectMany(page => page.Blocks).SelectMany(block => block.Lines).Select(line => line.Text + " ")));
        Many("skills", truth.Skills.Count(skill => Stands(Plain(skill), all)), truth.Skills.Count,
            items.Count(item => item.Split(' ').Length <= 6 && file.Contains(Letters(item), StringComparison.Ordinal)), truth.Skills.Count > 0 ? items.Count : null);
    }

    private static bool Stands(string skill, string all)
    {
        for (var at = all.IndexOf(skill, StringComparison.Ordinal); at >= 0; at = all.IndexOf(skill, at + 1, StringComparison.Ordinal))
        {
            if (!char.IsAsciiLetterOrDigit(all[at - 1]) && !char.IsAsciiLetterOrDigit(all[at + skill.Length]))
            {
                return true;
            }
        }

        return false;
    }

    private void One(string field, string wanted, string? given, Func<string, string, bool> same)
    {
        var right = wanted.Length > 0 && given is not null && same(wanted, given) ? 1 : 0;
        Many(field, right, wanted.Length > 0 ? 1 : 0, right, given is null ? 0 : 1);
    }

    /// <param name="given">Null where the truth cannot judge what was given.</param>
    private void Many(string field, int found, int wanted, int right, int? given)
    {
        var count = Fields[field];
        count.Found += found;
        count.Wanted += wanted;
        if (given is { } counted)
        {
            count.Right += right;
            count.Given += counted;
        }
    }

    private static bool Same(string truth, string? given)
    {
        var (a, b) = (Letters(truth), Letters(given));
        return a.Length > 0 && b.Length > 0
            && (a == b || (b.Contains(a, StringComparison.Ordinal) && b.Length <= a.Length + 30) || (a.Contains(b, StringComparison.Ordinal) && b.Length >= 0.6 * a.Length));
    }

    private static bool SameDates(((int Year, int Month) From, (int Year, int Month)? To) range, Work work) =>
        Reached(range.From, work.StartDate) && (range.To is { } to ? Reached(to, work.EndDate) : work.EndDate is null);

    private static bool Reached((int Year, int Month) truth, string? given) =>
        given is not null && given.Length >= 4 && int.Parse(given.AsSpan(0, 4), CultureInfo.InvariantCulture) == truth.Year
        && (truth.Month == 0 || (given.Length >= 7 && int.Parse(given.AsSpan(5, 2), CultureInfo.InvariantCulture) == truth.Month));

    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static ((int Year, int Month) From, (int Year, int Month)? To)? Range(string dates)
    {
        var match = RangeText().Match(Plain(dates));
        return match.Success && Point(match.Groups["from"].Value) is { } from
            ? match.Groups["now"].Success ? (from, null) : Point(match.Groups["to"].Value) is { } to ? (from, to) : null
            : null;

        static (int, int)? Point(string text)
        {
            var numbers = NumberText().Matches(text).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)).ToList();
            var month = Array.FindIndex(MonthNames, name => text.StartsWith(name, StringComparison.Ordinal)) + 1;
            return numbers switch
            {
                [var year] when year > 99 => (year, month),
                [var year] => (year < 50 ? 2000 + year : 1900 + year, month),
                [var first, var second] => first > 99 ? (first, second) : (second, first),
                _ => null,
            };
        }
    }

    private static string Letters(string? text) => string.Concat(
        (text ?? "").ToLowerInvariant().Replace('ł', 'l').Normalize(NormalizationForm.FormKD).Where(char.IsAsciiLetterOrDigit));

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Tail(string digits) => digits[Math.Max(0, digits.Length - 10)..];

    private static string Plain(string text) => SpaceText().Replace(
        DashText().Replace(text.Normalize(NormalizationForm.FormKC).Replace("\u00ad", "-", StringComparison.Ordinal).Replace('\u2019', '\''), "-"), " ").Trim().ToLowerInvariant();

    private static string Address(string? url) => SchemeText().Replace((url ?? "").ToLowerInvariant(), "").Replace("www.", "", StringComparison.Ordinal).Trim('/', '.', ' ', ',');

    [GeneratedRegex(@"(?<from>(?:\p{L}+\.?\s+)?[\d'/.]+(?:-\d\d(?!\d))?)\s*(?:-|to|until)\s*(?:(?<now>present|current|now|today|ongoing)|(?<to>(?:\p{L}+\.?\s+)?[\d'/.]+(?:-\d\d)?))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RangeText();

    [GeneratedRegex(@"\d+", RegexOptions.NonBacktracking)]
    private static partial Regex NumberText();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex SpaceText();

    [GeneratedRegex("[\u2010-\u2015\u2212]", RegexOptions.NonBacktracking)]
    private static partial Regex DashText();

    [GeneratedRegex("(?:mailto:|https?://)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SchemeText();
}
