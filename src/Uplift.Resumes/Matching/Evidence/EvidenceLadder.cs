using System.Globalization;
using Uplift.Resumes.Matching.Concepts;
using Uplift.Resumes.Timeline;

namespace Uplift.Resumes.Matching.Evidence;

/// <summary>How well a resume proves something; each rung stands on the one below.</summary>
public enum Rung
{
    Absent,

    /// <summary>0.4: named in a list, a summary or a course, but in no dated role or project.</summary>
    Listed,

    /// <summary>0.7: in a dated role or project.</summary>
    Dated,

    /// <summary>0.9: in one of the last three years.</summary>
    Recent,

    /// <summary>1.0: in one of the last three years, in a statement that says what came of it.</summary>
    WithResult,
}

/// <param name="Text">The statement of the resume.</param>
/// <param name="Pointer">Its place in the JSON Resume.</param>
/// <param name="By">The name by which it counts, when that is a narrower concept than the one asked for.</param>
public sealed record EvidenceSentence(string Text, string Pointer, string Source, Rung Rung, double Value, string? By);

/// <param name="Found">In years, to a tenth.</param>
public sealed record YearsFound(string Subject, int Asked, double Found, IReadOnlyList<YearsSource> Sources);

/// <param name="From">Such as "2021-03".</param>
public sealed record YearsSource(string Source, string From, string To);

/// <summary>What a resume says of each concept.</summary>
internal sealed class EvidenceLadder
{
    /// <summary>Who knows PostgreSQL knows most of what is asked by SQL.</summary>
    private const double NarrowerCounts = 0.8;

    private const int RecentMonths = 36;

    private readonly ConceptTable table;
    private readonly DateOnly today;
    private readonly IReadOnlyList<EvidenceLine> lines;
    private readonly List<(EvidenceLine Line, Mention Mention)> mentions;

    public EvidenceLadder(IReadOnlyList<EvidenceLine> lines, DateOnly today, ConceptTable? table = null)
    {
        this.table = table ?? ConceptTable.Shared;
        this.today = today;
        this.lines = lines;
        mentions = [.. lines.SelectMany(line => ConceptFinder.Find(line.Text, this.table).Select(mention => (line, mention)))];
    }

    public IReadOnlyList<(EvidenceLine Line, Mention Mention)> Mentions => mentions;

    /// <summary>The best sentence of each rung, the highest first; repeating a word adds nothing.</summary>
    public List<EvidenceSentence> Of(Concept concept) =>
        [.. Hits(concept)
            .Select(hit => Sentence(hit.Line, hit.Mention.Concept, concept))
            .OrderByDescending(sentence => sentence.Value)
            .ThenBy(sentence => sentence.By is not null)
            .DistinctBy(sentence => sentence.Rung)];

    /// <summary>A concept of the resume that is near the one asked for without being a kind of it; null when none is.</summary>
    public (string Name, EvidenceLine Line)? RelatedTo(Concept concept)
    {
        foreach (var (line, mention) in mentions)
        {
            if (mention.Concept.Name != concept.Name && !ConceptTable.IsGeneric(mention.Concept) && (table.IsNarrower(concept, mention.Concept) || ConceptTable.SharedKind(concept, mention.Concept) is not null))
            {
                return (mention.Concept.Name, line);
            }
        }

        return null;
    }

    /// <summary>How the resume itself writes a concept; null when it does not name it.</summary>
    public IEnumerable<string> Spellings(Concept concept) => mentions
        .Where(hit => hit.Mention.Concept.Name == concept.Name)
        .Select(hit => hit.Line.Text.Substring(hit.Mention.Start, hit.Mention.Length));

    /// <summary>The months in which any of the concepts was in use, or of all work when none is named, against what is asked.</summary>
    public YearsFound Years(string subject, IReadOnlyList<Concept> concepts, int asked)
    {
        var used = (concepts.Count == 0
                ? lines.Where(line => line.Pointer.StartsWith("/work/", StringComparison.Ordinal))
                : concepts.SelectMany(Hits).Select(hit => hit.Line))
            .Where(line => line.When is not null)
            .DistinctBy(line => (line.Source, line.When))
            .OrderByDescending(line => line.When!.Value.Last)
            .ToList();
        var months = MonthSpan.Union(used.Select(line => line.When!.Value));
        return new YearsFound(
            subject,
            asked,
            Math.Round(months / 12.0, 1, MidpointRounding.AwayFromZero),
            [.. used.Select(line => new YearsSource(line.Source, Month(line.When!.Value.First), Month(line.When.Value.Last)))]);
    }

    private IEnumerable<(EvidenceLine Line, Mention Mention)> Hits(Concept concept) =>
        mentions.Where(hit => hit.Mention.Concept.Name == concept.Name || table.IsNarrower(hit.Mention.Concept, concept));

    private EvidenceSentence Sentence(EvidenceLine line, Concept named, Concept asked)
    {
        var rung = RungOf(line);
        var isNarrower = named.Name != asked.Name;
        return new EvidenceSentence(
            line.Text, line.Pointer, line.Source, rung, Worth(rung) * (isNarrower ? NarrowerCounts : 1), isNarrower ? named.Name : null);
    }

    private Rung RungOf(EvidenceLine line)
    {
        if (line.When is not { } when)
        {
            return Rung.Listed;
        }

        var isRecent = when.Last >= MonthSpan.Month(today) - RecentMonths;
        return (isRecent, line.HasResult) switch
        {
            (true, true) => Rung.WithResult,
            (true, false) => Rung.Recent,
            _ => Rung.Dated,
        };
    }

    public static double Worth(Rung rung) => rung switch
    {
        Rung.WithResult => 1,
        Rung.Recent => 0.9,
        Rung.Dated => 0.7,
        Rung.Listed => 0.4,
        _ => 0,
    };

    private static string Month(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 12:0000}-{(month % 12) + 1:00}");
}
