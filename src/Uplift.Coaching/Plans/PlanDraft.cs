using System.ComponentModel.DataAnnotations;
using Uplift.Library.Contracts;
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

    /// <summary>The topics that count, by id; empty for those of the goal, and without a goal for all.</summary>
    [MaxLength(MostTopics, ErrorMessage = "Name at most 60 topics.")]
    public IReadOnlyList<string> Topics { get; set => field = value ?? []; } = [];

    /// <summary>What the interview is for.</summary>
    [StringLength(LongestRole, ErrorMessage = "A role has at most 200 characters."), OneLine]
    public string Role { get; set => field = value ?? ""; } = "";

    /// <summary>The job or role that it is for, whose requirements choose and weigh the topics; null for none.</summary>
    public PlanGoalDraft? Goal { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FreeDays.Any(day => day is < 0 or > 6) || FreeDays.Distinct().Count() > 6)
        {
            yield return new ValidationResult("Name at most six days of the week, 0 for Sunday to 6.", [nameof(FreeDays)]);
        }
    }
}

/// <summary>One of these; the first that is given counts.</summary>
public sealed record PlanGoalDraft
{
    public const int LongestAdvert = 30_000;

    /// <summary>The goal that the plan has already.</summary>
    public bool Keep { get; set; }

    /// <summary>An application of yours with the advert's text.</summary>
    public Guid? Application { get; set; }

    /// <summary>An advert's text. What it asks is kept; the text is not.</summary>
    [StringLength(LongestAdvert, ErrorMessage = "An advert has at most 30,000 characters.")]
    public string? Advert { get; set; }

    /// <summary>A role: backend, api, data, platform or lead.</summary>
    [StringLength(40)]
    public string? Role { get; set; }

    /// <summary>How demanding the questions are to be: beginner, intermediate or advanced; without it as the job asks.</summary>
    [StringLength(20)]
    public string? Level { get; set; }
}

/// <param name="Name">What is asked; for a role, a topic of it.</param>
/// <param name="Weight">3 for a must, 2 for what is nice to have, 1 for what is named among the duties.</param>
/// <param name="Topics">Topics that teach it, by id.</param>
/// <param name="Taught">Whether a guide covers it.</param>
public sealed record PlanNeedView(string Name, int Weight, IReadOnlyList<string> Topics, bool Taught);

/// <summary>What a plan's topics follow from.</summary>
/// <param name="Title">The job or the role.</param>
/// <param name="Application">The application whose advert was read.</param>
/// <param name="Role">The role that was chosen; null for a job.</param>
/// <param name="Level">How demanding the questions are.</param>
/// <param name="NotTaught">What is asked and no guide here covers.</param>
public sealed record PlanGoalView(
    string Title, Guid? Application, string? Role, Level Level, IReadOnlyList<PlanNeedView> Needs, IReadOnlyList<string> NotTaught);

/// <param name="Kind">What it is.</param>
/// <param name="Topic">The topic's id; null where it is about all.</param>
/// <param name="Text">The item in words.</param>
/// <param name="Path">Where it begins on this site.</param>
public sealed record PlanItemView(PlanItemKind Kind, string? Topic, string Text, string Path, int Minutes);

public sealed record PlanDayView(DateOnly Day, int Minutes, IReadOnlyList<PlanItemView> Items);

/// <param name="Goal">The job or role that chose and weighed the topics; null without one.</param>
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
    PlanGoalView? Goal,
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
        Goal = Goal is null ? null : new PlanGoalDraft { Keep = true },
    };
}
