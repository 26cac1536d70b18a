using System.Globalization;
using System.Text.RegularExpressions;
using Uplift.Resumes.Matching.Concepts;

namespace Uplift.Resumes.Matching.Adverts;

/// <summary>
/// Reads what an advert asks for: each requirement with its words, its kind and what made it a must, a nice-to-have or a duty
/// (docs/decisions/0029-ats-check-and-job-match.md). The same text always reads the same.
/// </summary>
internal static partial class AdvertReader
{
    /// <summary>In characters; more is no advert.</summary>
    public const int Longest = 30_000;

    public static Advert Read(string text)
    {
        var (statements, headings) = AdvertStatements.Of(text);
        var isDivided = statements.Exists(statement => statement.Block is Block.Must or Block.Duties or Block.Nice);
        var found = new List<Requirement>();
        foreach (var statement in statements)
        {
            var words = text.Substring(statement.Start, statement.Length);
            if (Weigh(statement, words, isDivided) is { } weight)
            {
                found.AddRange(Read(statement, words, weight.Priority, weight.Cue));
            }
        }

        var ignored = headings.Where(heading => AdvertBlocks.Of(heading) is Block.Benefits or Block.Legal or Block.Process or Block.About).Distinct().ToList();
        return new Advert(AdvertTitle.Of(text), Once(found), ignored);
    }

    /// <summary>How much a statement counts, with the words that say so; null when it asks for nothing.</summary>
    private static (Priority Priority, string Cue)? Weigh(Statement statement, string words, bool isDivided)
    {
        if (statement.Block is Block.Benefits or Block.Legal or Block.Process || AdvertCues.IsBoilerplate(words))
        {
            return null;
        }

        if (AdvertCues.Nice(words) is { } nice)
        {
            return (Priority.Nice, nice);
        }

        switch (statement.Block)
        {
            case Block.Nice:
                return (Priority.Nice, statement.Heading!);
            case Block.Must:
                return (Priority.Must, AdvertCues.Must(words) ?? statement.Heading!);
            case Block.Duties or Block.Stack:
                return AdvertCues.Must(words) is { } must && AdvertCues.Qualification(words) is not null
                    ? (Priority.Must, must)
                    : (Priority.Duty, statement.Heading!);
            default:
                if ((AdvertCues.Qualification(words) ?? (isDivided ? null : AdvertCues.Must(words))) is { } asked)
                {
                    return (Priority.Must, asked);
                }

                return isDivided && !OurStack().IsMatch(words) ? null : (Priority.Duty, "named in the advert");
        }
    }

    private static IEnumerable<Requirement> Read(Statement statement, string words, Priority priority, string cue)
    {
        var span = new AdvertSpan(statement.Start, statement.Length, words);
        AdvertSpan At(int start, int length) => new(statement.Start + start, length, words.Substring(start, length));

        var mentions = ConceptFinder.Find(words);
        foreach (var years in YearsAsked(words, mentions))
        {
            yield return new Requirement(years.Name, RequirementKind.Years, priority, cue, years.Concepts, years.Count, span, At(years.Start, years.Length));
        }

        var certificates = CertificateNames().Matches(words);
        foreach (Match certificate in certificates)
        {
            yield return new Requirement(certificate.Value.Trim(), RequirementKind.Certificate, priority, cue, [], null, span, At(certificate.Index, certificate.Length));
        }

        if (Degrees().Match(words) is { Success: true } degree)
        {
            yield return new Requirement(DegreeName(degree.Value), RequirementKind.Degree, OrEquivalent().IsMatch(words) ? Priority.Nice : priority, cue, [], null, span, At(degree.Index, degree.Length));
        }

        foreach (Match language in SpokenLanguages().Matches(words))
        {
            yield return new Requirement(LanguageName(language.Value), RequirementKind.Language, priority, cue, [], null, span, At(language.Index, language.Length));
        }

        foreach (var (kind, pattern) in KnockOuts)
        {
            if (pattern.Match(words) is { Success: true } asked)
            {
                yield return new Requirement(asked.Value.Trim(), kind, priority, cue, [], null, span, At(asked.Index, asked.Length));
            }
        }

        foreach (var group in Alternatives.Of(words, [.. mentions.Where(mention => !certificates.Any(c => mention.Start >= c.Index && mention.End <= c.Index + c.Length))]))
        {
            var names = group.Select(mention => mention.Concept.Name).Distinct(StringComparer.Ordinal).ToList();
            yield return new Requirement(
                string.Join(" or ", names), KindOf(group[0].Concept), priority, cue, names, null, span, At(group[0].Start, group[^1].End - group[0].Start));
        }

        if (priority != Priority.Duty && SoftSkills().Match(words) is { Success: true } soft)
        {
            yield return new Requirement(soft.Value.ToLowerInvariant(), RequirementKind.SoftSkill, priority, cue, [], null, span, At(soft.Index, soft.Length));
        }

        if (priority == Priority.Duty && mentions.Count == 0 && statement.Block == Block.Duties)
        {
            yield return new Requirement(Shortened(words), RequirementKind.Duty, priority, cue, [], null, span, span);
        }
    }

    /// <summary>Every thing once, at its strongest and first; what a group of alternatives offers is not asked for again by a weaker one.</summary>
    private static List<Requirement> Once(List<Requirement> found)
    {
        var kept = new List<Requirement>();
        foreach (var requirement in found.OrderBy(requirement => requirement.Priority))
        {
            var same = kept.Exists(other => other.Kind == requirement.Kind
                && (string.Equals(other.Name, requirement.Name, StringComparison.OrdinalIgnoreCase)
                    || (requirement.Kind != RequirementKind.Years && requirement.AnyOf.Count > 0 && requirement.AnyOf.All(name => other.AnyOf.Contains(name)))));
            if (!same)
            {
                kept.Add(requirement);
            }
        }

        return [.. kept.OrderBy(requirement => requirement.Priority).ThenBy(requirement => requirement.Words.Start)];
    }

    private static RequirementKind KindOf(Concept concept) => concept.Kind switch
    {
        ConceptKind.Tool => RequirementKind.Tool,
        ConceptKind.Method => RequirementKind.Method,
        _ => RequirementKind.Knowledge,
    };

    private static IEnumerable<(int Count, string Name, IReadOnlyList<string> Concepts, int Start, int Length)> YearsAsked(string words, List<Mention> mentions)
    {
        foreach (Match years in Years().Matches(words))
        {
            var count = Number(years.Groups["least"].Value);
            if (count is null or < 1 or > 25)
            {
                continue;
            }

            // "5+ years of Python and SQL experience, and a degree": what the years are of ends with the clause.
            var clauseEnd = words.IndexOfAny([',', ';', '(', ':'], years.Index + years.Length);
            var clause = (Start: years.Index, End: clauseEnd < 0 ? words.Length : clauseEnd);
            var concepts = mentions.Where(mention => mention.Start >= clause.Start && mention.End <= clause.End && mention.Concept.Kind == ConceptKind.Tool)
                .Select(mention => mention.Concept.Name)
                .Distinct(StringComparer.Ordinal)
                .ToList();
            var subject = concepts.Count > 0 ? string.Join(" or ", concepts) : "work experience";
            yield return (count.Value, $"{count} {(count == 1 ? "year" : "years")} of {subject}", concepts, years.Index, years.Length);
        }
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Array.IndexOf(NumberWords, text.ToLowerInvariant()) is var at and >= 0 ? (at % 10) + 1 : null;

    private static readonly string[] NumberWords =
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
        "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
        "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
    ];

    private static string DegreeName(string words) => words.ToLowerInvariant() switch
    {
        var w when w.Contains("phd", StringComparison.Ordinal) || w.Contains("doctor", StringComparison.Ordinal) || w.Contains("promotion", StringComparison.Ordinal) => "doctorate",
        var w when w.Contains("master", StringComparison.Ordinal) || w.Contains("mestrado", StringComparison.Ordinal) || w.Contains("m.sc", StringComparison.Ordinal) => "master's degree",
        var w when w.Contains("bachelor", StringComparison.Ordinal) || w.Contains("licen", StringComparison.Ordinal) || w.Contains("b.sc", StringComparison.Ordinal) => "bachelor's degree",
        _ => "degree",
    };

    private static string LanguageName(string words)
    {
        var name = SpokenName().Match(words).Value.ToLowerInvariant();
        return name switch
        {
            "englisch" or "anglais" or "inglés" or "inglês" => "English",
            "deutsch" or "allemand" or "alemán" or "alemão" => "German",
            "französisch" or "français" or "francés" or "francês" => "French",
            "spanisch" or "espagnol" or "español" or "espanhol" => "Spanish",
            "portugiesisch" or "portugais" or "portugués" or "português" => "Portuguese",
            _ => char.ToUpperInvariant(name[0]) + name[1..],
        };
    }

    private static string Shortened(string words) => words.Length <= 90 ? words.TrimEnd('.') : words[..words.LastIndexOf(' ', 88)] + " …";

    private static readonly (RequirementKind Kind, Regex Pattern)[] KnockOuts =
    [
        (RequirementKind.Authorisation, Authorisations()),
        (RequirementKind.Clearance, Clearances()),
        (RequirementKind.Licence, Licences()),
    ];

    private const string Spoken =
        @"(english|german|french|spanish|portuguese|italian|dutch|polish|swedish|danish|norwegian|finnish|czech|russian|ukrainian|turkish|arabic|hebrew|hindi|mandarin|chinese|japanese|korean|deutsch|englisch|französisch|anglais|français|allemand|inglés|inglês|español|alemán|português)";

    [GeneratedRegex(
        @"(?<least>\d{1,2}|\b(one|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|deux|trois|quatre|cinq|dos|tres|cuatro|cinco))\s*(\+|plus|or more)?\s*(\(\d{1,2}\)\s*)?((-|–|to|bis|à|a)\s*\d{1,2}\s*\+?\s*)?(years?|yrs?\b|Jahren?|ans\b|années|años|anos)(’|')?",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Years();

    [GeneratedRegex(
        @"\b(bachelor|master)(’|')?s?( degree)?\b|\bph\.?d\b|\bdoctorate\b|\b(university|college|academic|advanced|technical|relevant) degree\b|\bdegree in\b|\b[bm]\.?sc\b|\bhochschulabschluss\b|\bstudium\b|\babgeschlossenes studium\b|\bdiplôme\b|\bbac ?\+ ?[2-8]\b|\bformation supérieure\b|\blicenciatura\b|\bgrado en\b|\btítulo universitario\b|\bensino superior\b|\bmestrado\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Degrees();

    [GeneratedRegex(@"or (an )?equivalent|equivalent (practical |work |professional )?experience|oder vergleichbar|ou équivalent|o equivalente|ou equivalente", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OrEquivalent();

    [GeneratedRegex(
        @"\b((business[- ])?fluen(t|cy)( in| level of)?|native( or fluent)?|proficien(t|cy) in|(very )?good|excellent|strong|professional|full professional|written and spoken|spoken and written|fließend|verhandlungssicher(es|e)?|sehr gute|courant|parlé|fluido|alto nivel de|fluente)( written and spoken| and written| spoken| command of| knowledge of| level of| in| and)* " + Spoken + @"\b|\b" + Spoken + @"( language)?( skills)?( is| are| \(| –| -|:| at)*( required| a must| fluen(t|cy)| proficien(t|cy)| native|\s?[BC][12]\b)|\b" + Spoken + @"kenntnisse\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SpokenLanguages();

    [GeneratedRegex(Spoken, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SpokenName();

    [GeneratedRegex(
        @"\b(work (permit|authori[sz]ation)|right to work|authori[sz]ed to work|eligible to work|legally (allowed|able|entitled) to work|visa sponsorship|sponsor(ship)? (a )?visas?|(EU|US|U\.S\.|UK) citizen(ship)?|Arbeitserlaubnis|permis de travail|permiso de trabajo|autorização de trabalho)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Authorisations();

    [GeneratedRegex(@"\b((security|top secret|ts/sci|sc|dv) clearance|clearance (is )?required|Sicherheitsüberprüfung)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Clearances();

    [GeneratedRegex(@"\b(driver(’|')?s? licen[cs]e|driving licen[cs]e|Führerschein|permis de conduire|carnet de conducir|professional licen[cs]e)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Licences();

    [GeneratedRegex(
        @"\b((AWS|Azure|Microsoft|Google Cloud|GCP|Oracle|Kubernetes|Terraform|HashiCorp|Scrum|Snowflake|Databricks|Salesforce|SAP|Cisco|dbt)\b[\w\s]{0,12}\b(Certified|Certification|Certificate)([ ][A-Z][\p{L}-]+){0,4}|CKAD?\b|CISSP\b|PMP\b|PSM I{1,3}\b|CSM\b|ITIL\b|TOGAF\b|OCP\b)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CertificateNames();

    [GeneratedRegex(
        @"\b((verbal|written|strong|excellent|effective|good|clear)[\p{L} ,]{0,24}communicat(ion|or)( skills)?|communication skills|effective communication|team ?(player|work)|problem[- ]solving( skills)?|ownership|self[- ](starter|motivated|driven)|curio(us|sity)|mentoring|leadership( skills)?|stakeholder management|attention to detail|time management|adaptab(le|ility)|collaborat(ive|ion)( mindset| skills)?|analytical (skills|thinking|mindset)|growth mindset|proactive|Teamfähigkeit|Kommunikationsstärke|Eigeninitiative|esprit d(’|')équipe|autonomie|trabajo en equipo|trabalho em equipe)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SoftSkills();

    [GeneratedRegex(@"\b((our|the) (\p{L}+ )?(stack|tools|tooling|technologies|platform)|we (use|work with|build with|run on)|built (with|on)|you('ll| will))\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OurStack();
}
