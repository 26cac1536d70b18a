using Uplift.Resumes.Document;
using Uplift.Resumes.Matching.Adverts;
using Uplift.Resumes.Matching.Concepts;
using Uplift.Resumes.Matching.Evidence;
using Uplift.Resumes.Scores;
using Uplift.Resumes.Timeline;

namespace Uplift.Resumes.Matching;

/// <param name="Value">0 to 1 on the ladder; null when it is shown but not scored.</param>
/// <param name="Related">What the resume proves that is near it, when it does not prove it.</param>
public sealed record MatchItem(
    Requirement Requirement, double? Value, IReadOnlyList<EvidenceSentence> Evidence, RelatedSkill? Related, string? NotScored);

public sealed record RelatedSkill(string Name, string Text, string Pointer);

/// <param name="Topics">Topics of the library that teach it.</param>
public sealed record Gap(string Name, Priority Priority, RelatedSkill? Related, IReadOnlyList<string> Topics);

/// <param name="Kind">"exact-form" renames, "move" and "result" make more of what is proven; nothing is ever added.</param>
/// <param name="Points">What it would add to the score at most; 0 for advice that scores nothing.</param>
public sealed record MatchAdvice(string Kind, string Sentence, string? Pointer, double Points);

public sealed record LevelFit(CareerLevel Asked, CareerLevel Held, string Seen);

/// <summary>An advert held against a resume.</summary>
/// <param name="Title">The advert's title; null when it does not say one.</param>
/// <param name="Topics">Topics of the library that the requirements touch, the musts' first.</param>
public sealed record MatchReport(
    string? Title,
    Score Score,
    IReadOnlyList<MatchItem> Items,
    IReadOnlyList<YearsFound> Years,
    IReadOnlyList<KnockOut> KnockOuts,
    LevelFit? Level,
    IReadOnlyList<Gap> Gaps,
    IReadOnlyList<MatchAdvice> Advice,
    IReadOnlyList<StuffingFinding> Stuffing,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> Ignored);

/// <summary>
/// The job match: requirements against evidence (docs/decisions/0029-ats-check-and-job-match.md). Deterministic; it counts what a
/// resume proves and never says what somebody will decide.
/// </summary>
internal static class JobMatch
{
    public const string Rubric = "match-1";

    private const int CapWithoutMust = 60;
    private const int CapWhenStuffed = 60;

    public static MatchReport Of(Resume resume, string advertText, DateOnly today) => Of(resume, advertText, AdvertReader.Read(advertText), today);

    public static MatchReport Of(Resume resume, string advertText, Advert advert, DateOnly today)
    {
        var table = ConceptTable.Shared;
        var lines = EvidenceLines.Of(resume, today);
        var ladder = new EvidenceLadder(lines, today, table);
        var items = advert.Requirements
            .Where(requirement => requirement.Kind != RequirementKind.Years && !requirement.IsKnockOut)
            .Select(requirement => Item(requirement, resume, ladder, table))
            .ToList();
        var years = advert.Requirements
            .Where(requirement => requirement.Kind == RequirementKind.Years && requirement.Priority != Priority.Nice)
            .Select(requirement => ladder.Years(requirement.Name, [.. requirement.AnyOf.Select(table.Find).OfType<Concept>()], requirement.Years!.Value))
            .ToList();
        var level = Level(advert.Title, resume, ladder);
        var stuffing = Matching.Stuffing.TooMany(resume, ladder).Concat(Matching.Stuffing.Copied(lines, advertText)).ToList();
        var score = Sum(items, years, level, TitleFit(advert.Title, resume), stuffing);
        return new MatchReport(
            advert.Title,
            score,
            items,
            years,
            [.. advert.Requirements.Where(requirement => requirement.IsKnockOut).Select(requirement => KnockOuts.Ask(requirement, resume, lines))],
            level,
            [.. items.Where(item => item.Value == 0 && item.Requirement.AnyOf.Count > 0).Select(item => new Gap(item.Requirement.Name, item.Requirement.Priority, item.Related, TopicsOf(item.Requirement, table)))],
            Advise(items, ladder, table, score),
            stuffing,
            [.. advert.Requirements.SelectMany(requirement => TopicsOf(requirement, table)).Distinct(StringComparer.Ordinal)],
            advert.Ignored);
    }

    private static MatchItem Item(Requirement requirement, Resume resume, EvidenceLadder ladder, ConceptTable table)
    {
        if (requirement.Kind == RequirementKind.Certificate)
        {
            return Certificate(requirement, resume);
        }

        if (requirement.AnyOf.Count == 0)
        {
            return new MatchItem(requirement, null, [], null, requirement.Kind switch
            {
                RequirementKind.SoftSkill => "Not scored: no sentence of a resume proves it. Have a story ready.",
                RequirementKind.Duty => "Not scored: it names nothing that can be looked for.",
                _ => "Not scored: it is wished for, and answered by yes or no.",
            });
        }

        var concepts = requirement.AnyOf.Select(table.Find).OfType<Concept>().ToList();
        var evidence = concepts.SelectMany(ladder.Of).OrderByDescending(sentence => sentence.Value).DistinctBy(sentence => sentence.Rung).ToList();
        if (evidence.Count > 0)
        {
            return new MatchItem(requirement, evidence[0].Value, evidence, null, null);
        }

        var related = concepts.Select(ladder.RelatedTo).FirstOrDefault(near => near is not null);
        return new MatchItem(requirement, 0, [], related is { } near ? new RelatedSkill(near.Name, near.Line.Text, near.Line.Pointer) : null, null);
    }

    /// <summary>A certificate is its own proof: it counts in full when most of its words are in one that the resume lists.</summary>
    private static MatchItem Certificate(Requirement requirement, Resume resume)
    {
        var asked = Words.Of(requirement.Name).Select(word => word.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (i, certificate) in (resume.Certificates ?? []).Index())
        {
            var held = Words.Of($"{certificate?.Name} {certificate?.Issuer}").Select(word => word.Key).ToHashSet(StringComparer.Ordinal);
            if (asked.Count(held.Contains) >= Math.Max(1, (int)Math.Ceiling(asked.Count * 0.6)))
            {
                return new MatchItem(
                    requirement, 1, [new EvidenceSentence(certificate!.Name!, $"/certificates/{i}/name", "Certificates", Rung.WithResult, 1, null)], null, null);
            }
        }

        return new MatchItem(requirement, 0, [], null, null);
    }

    private static Score Sum(
        List<MatchItem> items, List<YearsFound> years, LevelFit? level, (double Share, string Seen)? title, List<StuffingFinding> stuffing)
    {
        var parts = new List<Graded>
        {
            Group("Musts", 50, items, Priority.Must, "The advert names no must that can be looked for."),
            Group("Nice to have", 15, items, Priority.Nice, "The advert names nothing it would merely like."),
            Group("Duties and stack", 15, items, Priority.Duty, "The advert's duties name nothing that can be looked for."),
            YearsAndLevel(years, level),
            new("Title", 8, title?.Share, title?.Seen ?? "The advert or the resume says no title."),
        };
        if (parts.Take(3).All(part => part.Share is null))
        {
            return new Score(Rubric, null, "Not graded", "No requirement was found in this text. Is it the whole advert?", [], [.. parts.Select(part => new ScoreGap(part.Name, part.Seen))]);
        }

        var absent = items.Find(item => item.Requirement.Priority == Priority.Must && item.Value == 0 && item.Related is null);
        var (cap, reason) = (stuffing.Count, absent) switch
        {
            ( > 0, _) => (CapWhenStuffed, $"Capped at {CapWhenStuffed}: {stuffing[0].Sentence}"),
            (_, not null) => (CapWithoutMust, $"Capped at {CapWithoutMust} while nothing in the resume shows “{absent.Requirement.Name}” or something near it, which is a must."),
            _ => (100, (string?)null),
        };
        return Scoring.Sum(Rubric, parts, Band, cap, reason);
    }

    private static Graded Group(string name, double weight, List<MatchItem> items, Priority priority, string none)
    {
        var scored = items.Where(item => item.Requirement.Priority == priority && item.Value is not null).ToList();
        var shown = scored.Count(item => item.Value > 0);
        return scored.Count == 0
            ? new Graded(name, weight, null, none)
            : new Graded(name, weight, scored.Average(item => item.Value!.Value), $"{shown} of {scored.Count} shown in the resume");
    }

    /// <summary>Years take two thirds of the part, the level one; whichever is missing leaves all to the other.</summary>
    private static Graded YearsAndLevel(List<YearsFound> years, LevelFit? level)
    {
        double? yearsShare = years.Count == 0 ? null : years.Average(bar => Math.Min(1, bar.Found / bar.Asked));
        double? levelShare = level is null ? null : (level.Held - level.Asked) switch { 0 => 1, 1 => 0.9, -1 => 0.6, > 1 => 0.7, -2 => 0.2, _ => 0 };
        var seen = string.Join("; ", years.Select(bar => FormattableString.Invariant($"{bar.Found:0.#} of {bar.Subject}")).Append(level?.Seen).Where(part => part is not null));
        var share = (yearsShare, levelShare) switch
        {
            ({ } y, { } l) => ((2 * y) + l) / 3,
            _ => yearsShare ?? levelShare,
        };
        return new Graded("Years and level", 12, share, share is null ? "The advert states neither years nor a level." : seen);
    }

    private static string Band(int points) => points switch
    {
        >= 80 => "Close",
        >= 60 => "Near",
        >= 35 => "Some way off",
        _ => "Far off",
    };

    private static (double, string)? TitleFit(string? title, Resume resume)
    {
        if (title is null)
        {
            return null;
        }

        var held = Held(resume).Take(3).ToList();
        return held.Count == 0 ? null : held.Select(own => Titles.Compare(title, own)).MaxBy(fit => fit.Share);
    }

    private static LevelFit? Level(string? title, Resume resume, EvidenceLadder ladder)
    {
        if (title is null || Held(resume).FirstOrDefault() is not { } own)
        {
            return null;
        }

        var years = ladder.Years("", [], 1).Found;
        var asked = Titles.LevelOf(title) ?? CareerLevel.Middle;
        var said = Titles.LevelOf(own);
        var held = said ?? Titles.LevelOf(years);
        var because = said is null ? FormattableString.Invariant($"after {years:0.#} years of work") : $"by the title “{own}”";
        return new LevelFit(asked, held, $"asked {Name(asked)}, yours {Name(held)} {because}");
    }

    private static string Name(CareerLevel level) => level == CareerLevel.Middle ? "mid level" : level.ToString().ToLowerInvariant();

    /// <summary>Titles held, the latest first.</summary>
    internal static IEnumerable<string> Held(Resume resume) => (resume.Work ?? [])
        .Where(work => !string.IsNullOrWhiteSpace(work?.Position))
        .OrderByDescending(work => ResumeDate.Parse(work.EndDate)?.LastMonth ?? (string.IsNullOrWhiteSpace(work.EndDate) ? int.MaxValue : 0))
        .Select(work => work.Position!)
        .Concat(string.IsNullOrWhiteSpace(resume.Basics?.Label) ? [] : [resume.Basics.Label]);

    /// <summary>Moves and renames what is proven; a skill that is not in the resume is never suggested as text.</summary>
    private static List<MatchAdvice> Advise(List<MatchItem> items, EvidenceLadder ladder, ConceptTable table, Score score)
    {
        var advice = new List<MatchAdvice>();
        foreach (var item in items.Where(item => item.Evidence.Count > 0 && item.Requirement.AnyOf.Count > 0))
        {
            var best = item.Evidence[0];
            var (name, gain) = (item.Requirement.Name, Gain(item, items, score));
            if (best.Rung == Rung.Listed)
            {
                advice.Add(new MatchAdvice(
                    "move", $"“{name}” is only listed. If you used it in a job or project, say there what you did with it; if not, leave it as it is.", best.Pointer, gain));
            }
            else if (best.Rung == Rung.Recent)
            {
                advice.Add(new MatchAdvice("result", $"“{name}” is in recent work. If you know what came of it, say it with its number.", best.Pointer, gain));
            }

            foreach (var concept in item.Requirement.AnyOf.Select(table.Find).OfType<Concept>())
            {
                if (ExactForm(item.Requirement, concept, ladder) is { } exact)
                {
                    advice.Add(new MatchAdvice("exact-form", exact, best.Pointer, 0));
                }
            }
        }

        return [.. advice.OrderByDescending(one => one.Points).ThenBy(one => one.Sentence, StringComparer.Ordinal)];
    }

    private static double Gain(MatchItem item, List<MatchItem> items, Score score)
    {
        var part = item.Requirement.Priority switch { Priority.Must => "Musts", Priority.Nice => "Nice to have", _ => "Duties and stack" };
        var of = score.Parts.FirstOrDefault(one => one.Name == part)?.Of ?? 0;
        var count = items.Count(other => other.Requirement.Priority == item.Requirement.Priority && other.Value is not null);
        return Math.Round(of * (1 - item.Value!.Value) / Math.Max(1, count), 1, MidpointRounding.AwayFromZero);
    }

    private static string? ExactForm(Requirement requirement, Concept concept, EvidenceLadder ladder)
    {
        var theirs = ConceptFinder.Find(requirement.Words.Text).Where(mention => mention.Concept.Name == concept.Name)
            .Select(mention => requirement.Words.Text.Substring(mention.Start, mention.Length)).FirstOrDefault();
        var yours = ladder.Spellings(concept).ToList();
        return theirs is null || yours.Count == 0 || yours.Exists(own => Key(own) == Key(theirs))
            ? null
            : $"The advert writes “{theirs}”, you write “{yours[0]}”. Not every search knows that they are the same: use the advert's words once.";
    }

    private static string Key(string text) => string.Join(' ', Words.Of(text).Select(word => word.Key));

    internal static IReadOnlyList<string> TopicsOf(Requirement requirement, ConceptTable table) =>
        [.. requirement.AnyOf.Select(table.Find).OfType<Concept>().SelectMany(concept => concept.Topics).Distinct(StringComparer.Ordinal)];
}
