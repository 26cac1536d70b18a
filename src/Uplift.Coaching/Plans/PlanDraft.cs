using System.ComponentModel.DataAnnotations;
using Uplift.Platform.Text;

namespace Uplift.Coaching.Plans;

public sealed record PlanDraft : IValidatableObject
{
    public const int LongestRole = 200;
    public const int MostTopics = 60;

    /// <summary>The day of the interview, in your time zone.</summary>
    [Required(ErrorMessage = "Choose the day of the interview.")]
    public DateOnly? InterviewOn { get; set; }

    [Range(5, 480, ErrorMessage = "Plan with 5 to 480 minutes a day.")]
    public int MinutesADay { get; set; } = 30;

    /// <summary>Days of the week without study, 0 for Sunday to 6.</summary>
    public IReadOnlyList<int> FreeDays { get; set => field = value ?? []; } = [];

    /// <summary>The topics that count, by id; empty for all.</summary>
    [MaxLength(MostTopics, ErrorMessage = "Name at most 60 topics.")]
    public IReadOnlyList<string> Topics { get; set => field = value ?? []; } = [];

    /// <summary>What the interview is for.</summary>
    [StringLength(LongestRole, ErrorMessage = "A role has at most 200 characters."), OneLine]
    public string Role { get; set => field = value ?? ""; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FreeDays.Any(day => day is < 0 or > 6) || FreeDays.Distinct().Count() > 6)
        {
            yield return new ValidationResult("Name at most six days of the week, 0 for Sunday to 6.", [nameof(FreeDays)]);
        }
    }
}

/// <param name="Kind">What it is.</param>
/// <param name="Topic">The topic's id; null where it is about all.</param>
/// <param name="Text">The item in words.</param>
/// <param name="Path">Where it begins on this site.</param>
public sealed record PlanItemView(PlanItemKind Kind, string? Topic, string Text, string Path, int Minutes);

public sealed record PlanDayView(DateOnly Day, int Minutes, IReadOnlyList<PlanItemView> Items);

/// <param name="Fits">Whether all of it finds room until the interview.</param>
/// <param name="Verdict">Whether it fits, and if not by how much and what to drop, in a sentence or two.</param>
/// <param name="MissingMinutes">How much finds no room.</param>
/// <param name="MinutesADayNeeded">How many minutes a day would fit it.</param>
/// <param name="Drop">Topics to leave out so that the rest fits.</param>
/// <param name="Recall">The mean chance to recall a card on the day if all is done; null without cards.</param>
public sealed record PlanView(
    DateOnly InterviewOn,
    int MinutesADay,
    IReadOnlyList<int> FreeDays,
    IReadOnlyList<string> Topics,
    string Role,
    int DaysLeft,
    bool Fits,
    string Verdict,
    int MissingMinutes,
    int MinutesADayNeeded,
    IReadOnlyList<string> Drop,
    double? Recall,
    IReadOnlyList<PlanDayView> Days)
{
    internal PlanDraft ToDraft() => new()
    {
        InterviewOn = InterviewOn,
        MinutesADay = MinutesADay,
        FreeDays = FreeDays,
        Topics = Topics,
        Role = Role,
    };
}
