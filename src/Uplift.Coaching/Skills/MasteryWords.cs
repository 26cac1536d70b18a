namespace Uplift.Coaching.Skills;

internal static class MasteryWords
{
    public static string Of(Mastery mastery) => mastery switch
    {
        Mastery.NotStarted => "Not started",
        Mastery.Attempted => "Attempted",
        Mastery.Familiar => "Familiar",
        Mastery.Proficient => "Proficient",
        _ => "Mastered",
    };
}
