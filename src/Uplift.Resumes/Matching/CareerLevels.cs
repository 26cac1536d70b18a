using Uplift.Library.Contracts;

namespace Uplift.Resumes.Matching;

internal static class CareerLevels
{
    private const int UsualYears = 3;

    /// <summary>The level of questions that fits a job: by its title, and where that says nothing by the years it asks for.</summary>
    public static Level ToAsk(CareerLevel? asked, IEnumerable<int> years) => asked switch
    {
        CareerLevel.Intern or CareerLevel.Junior => Level.Beginner,
        CareerLevel.Middle => Level.Intermediate,
        not null => Level.Advanced,
        null => years.DefaultIfEmpty(UsualYears).Max() switch { < 2 => Level.Beginner, < 5 => Level.Intermediate, _ => Level.Advanced },
    };
}
