using System.Globalization;
using Uplift.Library.Contracts;
using Uplift.Resumes.Document;
using Uplift.Resumes.Matching;
using Uplift.Resumes.Matching.Adverts;
using Uplift.Resumes.Matching.Evidence;

namespace Uplift.Resumes.Interviewing;

/// <summary>How demanding an interview begins, and the sentence that says why.</summary>
internal static class PlannedLevel
{
    private const int ManyYears = 5;

    /// <summary>By the advert's title, else by the years that it asks for.</summary>
    public static (Level Level, string Reason) Of(Advert advert)
    {
        if (advert.Title is { } title && Titles.LevelOf(title) is { } said)
        {
            return With(Of(said), $"the title is “{title}”");
        }

        var years = YearsAsked(advert.Requirements).Select(years => years.Years!.Value).DefaultIfEmpty(0).Max();
        return years == 0
            ? With(Level.Intermediate, "neither the title nor years say another")
            : With(Of(Titles.LevelOf((double)years)), $"{years} years are asked for");
    }

    /// <summary>By the latest title, else by the years of work.</summary>
    public static (Level Level, string Reason) Of(Resume resume, EvidenceLadder ladder)
    {
        if (JobMatch.Held(resume).FirstOrDefault() is { } title && Titles.LevelOf(title) is { } held)
        {
            return With(Of(held), $"your latest title is “{title}”");
        }

        var years = ladder.Years("", [], 1).Found;
        return With(Of(Titles.LevelOf(years)), string.Create(CultureInfo.InvariantCulture, $"your resume shows {years:0.#} years of work"));
    }

    /// <summary>One harder where many years of it are asked, one easier where it is only wished for.</summary>
    public static (Level Level, string? Reason) Of(Level level, IReadOnlyList<Requirement> asked, IEnumerable<Requirement> all)
    {
        var years = YearsAsked(all)
            .Where(one => one.AnyOf.Intersect(asked.SelectMany(requirement => requirement.AnyOf), StringComparer.Ordinal).Any())
            .Select(one => one.Years!.Value)
            .DefaultIfEmpty(0)
            .Max();
        var shift = years >= ManyYears ? 1 : asked.All(requirement => requirement.Priority == Priority.Nice) ? -1 : 0;
        var shifted = level.Shift(shift);
        return shifted == level ? (level, null) : (shifted, shift > 0 ? $"because {years} years of it are asked for" : "because it is only nice to have");
    }

    private static IEnumerable<Requirement> YearsAsked(IEnumerable<Requirement> all) =>
        all.Where(requirement => requirement is { Kind: RequirementKind.Years, Years: not null } && requirement.Priority != Priority.Nice);

    private static (Level, string) With(Level level, string because) => (level, $"{level.Slug()}, because {because}.");

    private static Level Of(CareerLevel level) => level switch
    {
        CareerLevel.Intern or CareerLevel.Junior => Level.Beginner,
        CareerLevel.Middle => Level.Intermediate,
        _ => Level.Advanced,
    };
}
