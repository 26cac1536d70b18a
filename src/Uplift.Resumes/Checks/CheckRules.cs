using System.Collections.Frozen;

namespace Uplift.Resumes.Checks;

/// <summary>Every rule by its id, with where it comes from.</summary>
internal static class CheckRules
{
    private const string Greenhouse = "Greenhouse support, \"Unsuccessful resume parse\"";
    private const string Lever = "Lever help, accepted files";
    private const string Textkernel = "Textkernel parser documentation";
    private const string Enhancv = "Enhancv, interviews with 25 recruiters, 2025";
    private const string Measured = "measured on 161 public resumes";
    private const string Anatomy = "PDF/UA and RenderCV's ATS report";
    private const string Builders = "the rules of open resume builders";
    private const string House = "Uplift's own judgement";

    public static readonly IReadOnlyList<CheckRule> All =
    [
        new("FILE-01", Severity.Fatal, "The file opens", "Nothing can be read of a file that is locked, damaged or empty.", Measured),
        new("FILE-02", Severity.Fatal, "PDF or DOCX", "These two are accepted everywhere.", Lever),
        new("FILE-03", Severity.Major, "At most 2.5 MB", "A documented limit of one large system.", Greenhouse),
        new("FILE-04", Severity.Suggestion, "Two pages, three from ten years on", "Readers have little time.", Enhancv),
        new("FILE-05", Severity.Suggestion, "A file name people find again", "Files are saved beside hundreds of others.", House),
        new("FILE-06", Severity.Warning, "Title and author are yours", "Viewers show them; templates leave their maker's.", Measured),
        new("FILE-07", Severity.Suggestion, "The document says its language", "Screen readers and hyphenation depend on it.", Anatomy),
        new("FILE-08", Severity.Warning, "Tagged structure", "The order of reading is stated, not guessed.", Anatomy),
        new("TEXT-01", Severity.Fatal, "Text, not a picture of text", "Text in images is invisible to a parser.", $"{Greenhouse}; {Lever}; {Measured}"),
        new("TEXT-02", Severity.Major, "Every character has its letter", "Copying gives garbage where a font has no map.", Measured),
        new("TEXT-03", Severity.Warning, "No ligature characters", "A search for \"verification\" misses \"veriﬁcation\".", $"career-ops issue 1175; {Measured}"),
        new("TEXT-04", Severity.Major, "No letters lost in ligatures", "\"oce\" for \"office\": fonts that join ff, fi, fl without a map.", Measured),
        new("TEXT-05", Severity.Warning, "No private characters", "Icons land beside data as unknown characters.", $"JSON Resume's checks; {Measured}"),
        new("TEXT-06", Severity.Major, "No icon that reads as a letter", "\"Æ +49 176\" looks like part of the phone number.", Measured),
        new("TEXT-07", Severity.Warning, "No invisible characters in words", "Exact search and date rules fail on them.", Measured),
        new("TEXT-08", Severity.Major, "No letter-spaced words", "\"C O N T A C T\" is seven words.", $"{Greenhouse}; {Measured}"),
        new("TEXT-09", Severity.Major, "No spaces inside words", "Kerned or variable fonts break words apart.", "career-ops issue 1074"),
        new("TEXT-10", Severity.Major, "No hidden text", "It reads as cheating; recruiters see it in the text view.", House),
        new("TEXT-11", Severity.Major, "No text in images", "It is invisible to a parser.", Greenhouse),
        new("ORDER-01", Severity.Major, "Drawn in the order it is read", "Otherwise sections interleave.", $"{Greenhouse}; {Measured}"),
        new("ORDER-02", Severity.Major, "One column of text", "Second columns are dropped or mixed in.", $"{Greenhouse}; {Measured}"),
        new("ORDER-03", Severity.Major, "Employer, title and dates together", "Records fall apart when another job stands between.", Measured),
        new("ORDER-04", Severity.Warning, "Every line keeps its section, read straight across", "The simplest parsers read from left to right.", Measured),
        new("ORDER-05", Severity.Major, "Name and contact in the first lines", "They are read from the top.", $"{Greenhouse}; {Measured}"),
        new("ORDER-06", Severity.Major, "Contact not in header or footer", "Some systems skip those.", Greenhouse),
        new("ORDER-07", Severity.Warning, "No layout tables", "Cells are joined into one line.", $"{Greenhouse}; JSON Resume's checks"),
        new("CONT-01", Severity.Fatal, "A name", "It is the key of the record.", $"{Builders}; {Textkernel}"),
        new("CONT-02", Severity.Fatal, "One e-mail address", "It is the key of the record.", Builders),
        new("CONT-03", Severity.Warning, "One phone number", "Most forms ask for it.", Builders),
        new("CONT-04", Severity.Major, "The phone number is kept", "Some parsers drop numbers that look wrong.", Measured),
        new("CONT-05", Severity.Suggestion, "City and country, nothing more private", "Street, birth date and family invite bias.", Builders),
        new("CONT-06", Severity.Warning, "Links are whole addresses", "They should be clickable and readable.", Builders),
        new("CONT-07", Severity.Major, "No placeholders", "One vendor calls such resumes fake.", $"{Greenhouse}; {Measured}"),
        new("SECT-01", Severity.Major, "Experience, education and skills under usual names", "Parsers cut the text at the names they know.", Greenhouse),
        new("SECT-02", Severity.Warning, "Headings stand alone", "Rails and labels in front of text are missed: 39 % found against 85 %.", Measured),
        new("SECT-03", Severity.Warning, "No empty section, nothing left over", "What has no place is lost or lands in the wrong field.", Builders),
        new("SECT-04", Severity.Suggestion, "Headings a parser knows, each once", "Others become free text.", Builders),
        new("SECT-05", Severity.Suggestion, "The order fits you", "Who is still studying starts with education.", House),
        new("DATE-01", Severity.Warning, "Every job and school is dated", "Years of experience are counted from dates.", Builders),
        new("DATE-02", Severity.Warning, "Months on all dates or on none", "Half a date makes tenure uncertain.", $"{Builders}; {Textkernel}"),
        new("DATE-03", Severity.Major, "Dates a machine understands", "Seasons and '19 lose months or years.", $"{Builders}; {Measured}"),
        new("DATE-04", Severity.Major, "Dates that are possible", "An end before its start is a typing error.", Builders),
        new("DATE-05", Severity.Suggestion, "Newest first", "Readers look at the top.", Builders),
        new("DATE-06", Severity.Suggestion, "Gaps and overlaps, for your eyes", "You may be asked; have an answer ready. It is no fault.", House),
        new("EXP-01", Severity.Major, "Each job has an employer and a title", "The pair that all parsers get wrong most.", Measured),
        new("EXP-02", Severity.Warning, "Each role names its employer", "A shared banner over several roles is often lost.", "OfflineCV's parser"),
        new("EXP-03", Severity.Warning, "Two to six points for each recent role", "Skills are looked for there.", Builders),
        new("EXP-04", Severity.Suggestion, "Employers look like employers", "\"Inc.\", \"GmbH\" or \"University\" help where a name alone does not.", Greenhouse),
        new("BUL-01", Severity.Suggestion, "Points begin with a verb", "It says what you did.", "OfflineCV's rubric"),
        new("BUL-02", Severity.Suggestion, "Points of 8 to 30 words", "Shorter says little, longer is not read.", "OfflineCV's rubric"),
        new("BUL-03", Severity.Suggestion, "Points that say what came of it", "A number, a scope or a scale makes work comparable.", "OfflineCV's rubric"),
        new("BUL-04", Severity.Suggestion, "Plain words", "First person, weak openers and empty adjectives take room.", House),
        new("BUL-05", Severity.Warning, "No point twice, none copied from the advert", "It reads as stuffing.", House),
        new("BUL-06", Severity.Suggestion, "Spelling, and full stops on all points or none", "Readers notice.", House),
        new("SKILL-01", Severity.Warning, "Skills as separate items", "Bars and blobs carry no meaning.", $"{Greenhouse}; {Measured}"),
        new("SKILL-02", Severity.Suggestion, "Each skill is used somewhere", "A job or project that used it is the evidence.", House),
        new("SKILL-03", Severity.Suggestion, "Short and long form once each", "Not every search expands acronyms.", "several guides on applicant tracking"),
        new("SKILL-04", Severity.Warning, "No stuffing", "Past forty, or five times over, nobody believes any.", House),
        new("STYLE-01", Severity.Warning, "Readable type", "At least 9 pt, room between lines, margins, contrast.", Builders),
        new("STYLE-02", Severity.Warning, "Two font families at most", "More fonts, more that go wrong.", "career-ops issue 1074"),
        new("DOCX-01", Severity.Warning, "Real headings and lists", "Structure survives in styles, not in looks.", Measured),
        new("DOCX-02", Severity.Major, "No text boxes, columns or pictures of text", "They are skipped or mixed in.", Greenhouse),
        new("DOCX-03", Severity.Major, "Nothing only in header or footer", "Some systems skip those.", $"{Greenhouse}; {Measured}"),
        new("DOCX-04", Severity.Warning, "No tracked changes, comments or hidden text", "Others can read them.", House),
        new("ROUND-01", Severity.Major, "Reads back as written", "The proof that a machine can read the file.", House),
        new("ROUND-02", Severity.Warning, "Other readers find every field", "One reader is no proof.", "RenderCV's ATS report"),
    ];

    private static readonly FrozenDictionary<string, CheckRule> ById = All.ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal);

    public static CheckRule Find(string id) => ById[id];

    public static RuleResult Passed(string id, double? share = 1) => new(Find(id), RuleStatus.Passed, [], share, null);

    public static RuleResult NotChecked(string id, string reason) => new(Find(id), RuleStatus.NotChecked, [], null, reason);

    /// <summary>Passed without findings.</summary>
    /// <param name="share">How much is in order; unless told, all or nothing.</param>
    public static RuleResult Result(string id, IReadOnlyList<Finding> findings, double? share = null) => findings.Count == 0
        ? Passed(id, share ?? 1)
        : new RuleResult(Find(id), RuleStatus.Found, findings, share ?? 0, null);

    /// <summary>A finding of the rule's usual severity.</summary>
    public static Finding Saw(string id, string seen, string change, FindingPlace? place = null) => new(Find(id).Severity, seen, change, place);
}
