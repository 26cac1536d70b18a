using System.Text.RegularExpressions;
using Uplift.Resumes.Document;
using Uplift.Resumes.Matching;
using Uplift.Resumes.Matching.Concepts;
using Uplift.Resumes.Matching.Evidence;
using Uplift.Resumes.Scores;
using static Uplift.Resumes.Checks.CheckRules;

namespace Uplift.Resumes.Checks;

/// <summary>BUL: whether the points under jobs and projects say something.</summary>
internal static partial class BulletRules
{
    private const int FewestToGrade = 3;
    private const double WantedResults = 0.6;

    internal sealed record Point(string Pointer, string Text, bool IsPast);

    public static IEnumerable<RuleResult> Check(CheckSubject subject)
    {
        var points = subject.Resume is { } resume ? Points(resume) : [];
        if (points.Count < FewestToGrade)
        {
            var reason = subject.Resume is null ? "The file could not be read." : $"There are {points.Count} points under jobs and projects; from {FewestToGrade} on they can be graded.";
            return All.Where(rule => rule.Id.StartsWith("BUL-", StringComparison.Ordinal)).Select(rule => NotChecked(rule.Id, reason));
        }

        var isEnglish = Language.IsEnglish(string.Join('\n', points.Select(point => point.Text)));
        return
        [
            isEnglish ? Verbs(points, subject) : NotChecked("BUL-01", "Verbs are known in English only."),
            Length(points, subject),
            Results(points, subject),
            isEnglish ? Plain(points, subject) : NotChecked("BUL-04", "Clichés are known in English only."),
            Twice(points, subject),
            isEnglish ? Spelling(points, subject) : NotChecked("BUL-06", "Spelling is known in English only."),
        ];
    }

    internal static List<Point> Points(Resume resume)
    {
        var points = new List<Point>();
        foreach (var (i, work) in (resume.Work ?? []).Index().Where(work => work.Item is not null))
        {
            Add(work.Highlights, $"/work/{i}/highlights", !string.IsNullOrWhiteSpace(work.EndDate));
        }

        foreach (var (i, project) in (resume.Projects ?? []).Index().Where(project => project.Item is not null))
        {
            Add(project.Highlights, $"/projects/{i}/highlights", !string.IsNullOrWhiteSpace(project.EndDate));
        }

        return points;

        void Add(IReadOnlyList<string>? texts, string pointer, bool isPast)
        {
            foreach (var (i, text) in (texts ?? []).Index().Where(text => !string.IsNullOrWhiteSpace(text.Item)))
            {
                points.Add(new Point($"{pointer}/{i}", text.Trim(), isPast));
            }
        }
    }

    private static RuleResult Verbs(List<Point> points, CheckSubject subject)
    {
        var findings = new List<Finding>();
        foreach (var point in points)
        {
            // "Continuously improved": how, then what.
            var first = FirstWord().Match(Adverb().Replace(point.Text, "")).Value;
            var (isVerb, isPast) = Verb.Of(first);
            if (!isVerb)
            {
                findings.Add(Saw("BUL-01", $"“{Start(point)}” does not begin with what you did.", "Begin with a verb: built, led, cut, moved.", subject.At(point.Pointer)));
            }
            else if (point.IsPast && !isPast)
            {
                findings.Add(Saw("BUL-01", $"“{Start(point)}” is in the present, and that role is over.", "Use the past: built, led, cut.", subject.At(point.Pointer)));
            }
        }

        return Share("BUL-01", findings, points.Count);
    }

    private static RuleResult Length(List<Point> points, CheckSubject subject)
    {
        var findings = points
            .Select(point => (Point: point, Words: point.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length))
            .Where(one => one.Words is < 8 or > 30)
            .Select(one => Saw("BUL-02", $"“{Start(one.Point)}” has {one.Words} words.", one.Words < 8 ? "Say with what, for whom or to what end." : "Split it or cut it.", subject.At(one.Point.Pointer)))
            .ToList();
        return Share("BUL-02", findings, points.Count);
    }

    private static RuleResult Results(List<Point> points, CheckSubject subject)
    {
        var without = points.Where(point => ResultFigures.In(point.Text) is null).ToList();
        var share = 1 - ((double)without.Count / points.Count);
        var seen = $"{points.Count - without.Count} of {points.Count} points say what came of the work; six in ten is a good share.";
        return share >= WantedResults
            ? Passed("BUL-03", 1)
            : Result("BUL-03", [.. without.Take(6).Select((point, at) => Saw("BUL-03", at == 0 ? seen + $" “{Start(point)}” has none." : $"“{Start(point)}” has no figure.", "If you know it, add how many, how much or how fast. Never invent one.", subject.At(point.Pointer)))], share / WantedResults);
    }

    private static RuleResult Plain(List<Point> points, CheckSubject subject)
    {
        var findings = points
            .Select(point => (Point: point, Match: Weak().Match(point.Text)))
            .Where(one => one.Match.Success)
            .Select(one => Saw("BUL-04", $"“{one.Match.Value.Trim()}” in “{Start(one.Point)}” says nothing.", "Leave it out and say what you did.", subject.At(one.Point.Pointer)))
            .ToList();
        return Share("BUL-04", findings, points.Count);
    }

    private static RuleResult Twice(List<Point> points, CheckSubject subject)
    {
        var findings = new List<Finding>();
        foreach (var same in points.GroupBy(point => string.Join(' ', Words.Of(point.Text).Select(word => word.Key)), StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            findings.Add(Saw("BUL-05", $"“{Start(same.First())}” is there {same.Count()} times.", "Say it once.", subject.At(same.Last().Pointer)));
        }

        if (subject.Advert is { } advert)
        {
            findings.AddRange(Stuffing.Copied([.. points.Select(point => new EvidenceLine(point.Text, point.Pointer, null, ""))], advert)
                .Select(copied => Saw("BUL-05", copied.Sentence, "Say it in your own words, as you did it.", subject.At(copied.Pointer!))));
        }

        return Share("BUL-05", findings, points.Count);
    }

    private static RuleResult Spelling(List<Point> points, CheckSubject subject)
    {
        var findings = new List<Finding>();
        foreach (var point in points)
        {
            foreach (Match word in AnyWord().Matches(point.Text))
            {
                if (Misspelt.Right(word.Value) is { } right)
                {
                    findings.Add(Saw("BUL-06", $"“{word.Value}” is usually spelt “{right}”.", $"Write “{right}”.", subject.At(point.Pointer)));
                }
            }
        }

        var stops = points.Count(point => point.Text.EndsWith('.'));
        if (stops > 0 && stops < points.Count)
        {
            var isUsual = 2 * stops >= points.Count;
            var odd = points.First(point => point.Text.EndsWith('.') != isUsual);
            findings.Add(Saw("BUL-06", $"{stops} of {points.Count} points end in a full stop.", isUsual ? "End all with one." : "End none with one.", subject.At(odd.Pointer)));
        }

        return Share("BUL-06", findings, points.Count);
    }

    private static RuleResult Share(string id, List<Finding> findings, int of) => Result(id, findings, Math.Max(0, 1 - ((double)findings.Count / of)));

    private static string Start(Point point) => point.Text.Length <= 60 ? point.Text : point.Text[..57] + "…";

    [GeneratedRegex(@"^[\p{L}-]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"^(Successfully|Continuously|Consistently|Significantly|Independently|Actively|Personally|Jointly|Quickly|Single-handedly|Also|Then)\s+", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Adverb();

    [GeneratedRegex(@"\p{L}+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AnyWord();

    [GeneratedRegex(@"(\bI\b|\bI'm\b|\bmy\b|\bmyself\b|^responsible for|^was responsible|^duties included|^tasked with|^helped( to| with)?\b|^assisted (in|with)|^worked on|^participated in|^involved in|\bresults?-driven\b|\bteam player\b|\bhard-?working\b|\bgo-getter\b|\bthink(ing)? outside the box\b|\bsynerg\w+|\bdynamic\b|\bpassionate\b|\bself-starter\b|\bdetail-oriented\b|\bproven track record\b|\bcutting-edge\b|\bworld-class\b|\brockstar\b|\bninja\b|\bguru\b|\bbest-of-breed\b|\bvarious\b|\betc\b)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Weak();
}

/// <summary>Whether an English word is a verb with which a point may begin, and whether it is in the past.</summary>
internal static class Verb
{
    private static readonly HashSet<string> Past = new(StringComparer.OrdinalIgnoreCase)
    {
        "led", "built", "wrote", "ran", "cut", "grew", "made", "won", "drove", "took", "began", "brought", "chose", "did", "found", "gave", "held", "kept", "met", "oversaw",
        "put", "rebuilt", "rewrote", "sent", "set", "sold", "spoke", "split", "spun", "sped", "taught", "told", "undertook", "upheld", "bought", "broke", "caught", "dealt",
        "forged", "got", "hit", "lent", "read", "shrank", "stood", "strove", "thought", "understood", "withdrew", "overcame", "sought", "spent", "swept", "co-led", "fed", "laid", "rewritten", "written", "driven",
    };

    private static readonly HashSet<string> Present = new(StringComparer.OrdinalIgnoreCase)
    {
        "lead", "build", "write", "run", "cut", "grow", "make", "drive", "take", "manage", "design", "develop", "create", "implement", "maintain", "support", "own", "deliver",
        "improve", "reduce", "increase", "migrate", "automate", "test", "deploy", "operate", "monitor", "review", "mentor", "coach", "teach", "plan", "coordinate", "collaborate",
        "architect", "optimise", "optimize", "refactor", "introduce", "launch", "ship", "scale", "secure", "document", "analyse", "analyze", "research", "define", "set", "keep",
        "work", "provide", "ensure", "establish", "integrate", "configure", "debug", "fix", "resolve", "train", "hire", "present", "report", "evaluate", "investigate", "model",
        "prototype", "oversee", "organise", "organize", "direct", "head", "guide", "advise", "consult", "handle", "process", "serve", "help", "contribute", "rewrite", "rebuild",
        "extend", "enable", "simplify", "replace", "remove", "add", "measure", "track", "profile", "tune", "port", "adopt", "standardise", "standardize", "streamline", "translate",
    };

    // They end like verbs in the past and are none.
    private static readonly HashSet<string> Not = new(StringComparer.OrdinalIgnoreCase) { "need", "speed", "feed", "embed", "seed", "breed", "advanced", "dedicated", "experienced", "skilled", "detailed", "limited", "united", "red", "bed", "indeed", "hundred", "everything", "nothing", "something", "anything", "during", "engineering" };

    public static (bool IsVerb, bool IsPast) Of(string word)
    {
        if (Past.Contains(word))
        {
            return (true, true);
        }

        if (word.EndsWith("ed", StringComparison.OrdinalIgnoreCase) && word.Length > 4 && !Not.Contains(word))
        {
            return (true, true);
        }

        var isPresent = Present.Contains(word)
            || (word.EndsWith('s') && (Present.Contains(word[..^1]) || (word.Length > 3 && Present.Contains(word[..^2]))))
            || (word.EndsWith("ing", StringComparison.OrdinalIgnoreCase) && word.Length > 5 && !Not.Contains(word));
        return (isPresent, false);
    }
}

/// <summary>Frequent misspellings; a list, not a dictionary, so that no name is ever called wrong.</summary>
internal static class Misspelt
{
    private static readonly Dictionary<string, string> Words = """
        acheive achieve, acheived achieved, accomodate accommodate, acommodate accommodate, adress address, agressive aggressive,
        apropriate appropriate, architechture architecture, arhitecture architecture, assesment assessment, begining beginning,
        buisness business, bussiness business, calender calendar, collegue colleague, comitted committed, commited committed,
        communciation communication, competance competence, consistant consistent, coordiante coordinate, definately definitely,
        dependancy dependency, dependancies dependencies, developement development, developped developed, devlopment development,
        effecient efficient, enviroment environment, enviroments environments, excellant excellent, existant existent,
        experiance experience, expierence experience, feild field, foward forward, goverment government, gaurantee guarantee,
        immediatly immediately, implemention implementation, implmented implemented, independant independent, infrastucture infrastructure,
        intergrated integrated, intergration integration, knowlege knowledge, labratory laboratory, liason liaison,
        maintainance maintenance, maintenence maintenance, managment management, mantained maintained, neccessary necessary,
        occured occurred, occurence occurrence, optmized optimized, paralell parallel, performace performance, persistant persistent,
        preformance performance, priviledge privilege, proffesional professional, profesional professional, progamming programming,
        publically publicly, recieve receive, recieved received, recomend recommend, refered referred, relevent relevant,
        responsability responsibility, responsibile responsible, scaleable scalable, seperate separate, sofware software,
        softwear software, succesful successful, succesfully successfully, sucessful successful, sucessfully successfully, suport support,
        teh the, threshhold threshold, transfered transferred, truely truly, useable usable, wich which, writting writing
        """
        .Split([',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(pair => pair.Split(' '))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    public static string? Right(string word) => Words.GetValueOrDefault(word);
}
