using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Coaching.Fsrs;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Coaching.Learners;

public sealed record CoachingSettingsDraft
{
    [Range(0, 12, ErrorMessage = "A day begins between 0 and 12 o'clock.")]
    public int RollOverHour { get; set; } = CoachingSettings.UsualRollOverHour;

    [Range(0.7, 0.97, ErrorMessage = "Choose a chance between 0.70 and 0.97.")]
    public double Retention { get; set; } = CoachingSettings.UsualRetention;

    [Range(1, SchedulerOptions.LongestInterval, ErrorMessage = "An interval has 1 to 36,500 days.")]
    public int MaximumInterval { get; set; } = SchedulerOptions.LongestInterval;

    public bool WeeklyMail { get; set; }
}

/// <param name="Fitted">Whether the memory model was fitted to your own reviews.</param>
public sealed record CoachingSettingsView(int RollOverHour, double Retention, int MaximumInterval, bool WeeklyMail, bool Fitted, DateTimeOffset? FittedAt)
{
    internal static CoachingSettingsView Of(CoachingSettings settings) => new(
        settings.RollOverHour, settings.Retention, settings.MaximumInterval, settings.WeeklyMail, settings.Parameters is not null, settings.FittedAt);

    internal CoachingSettingsDraft ToDraft() => new()
    {
        RollOverHour = RollOverHour,
        Retention = Retention,
        MaximumInterval = MaximumInterval,
        WeeklyMail = WeeklyMail,
    };
}

/// <summary>Reads and keeps how a person wants to review. A change counts from the next review on; nothing is rescheduled.</summary>
internal sealed class SaveCoachingSettings(AppDb db, CurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder coaching)
    {
        coaching.MapGet("/settings", async Task<Ok<CoachingSettingsView>> (SaveCoachingSettings save, CancellationToken cancellation) =>
            TypedResults.Ok(await save.ReadAsync(cancellation))).WithSummary("How you want to review");
        coaching.MapPut("/settings", PutAsync)
            .WithSummary("Choose how you want to review")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<CoachingSettingsView>, ProblemHttpResult>> PutAsync(
        CoachingSettingsDraft draft, SaveCoachingSettings save, CancellationToken cancellation) =>
        (await save.HandleAsync(draft, cancellation)).ToOk();

    public async Task<CoachingSettingsView> ReadAsync(CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var settings = await db.CoachingSettings.AsNoTracking().SingleOrDefaultAsync(s => s.OwnerId == ownerId, cancellation);
        return CoachingSettingsView.Of(settings ?? new CoachingSettings { OwnerId = ownerId });
    }

    public async Task<Outcome<CoachingSettingsView>> HandleAsync(CoachingSettingsDraft draft, CancellationToken cancellation)
    {
        var settings = await OwnAsync(cancellation);
        settings.Write(draft, clock);
        await db.SaveChangesAsync(cancellation);
        return CoachingSettingsView.Of(settings);
    }

    /// <summary>The person's row, a new one where there is none.</summary>
    internal async Task<CoachingSettings> OwnAsync(CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var settings = await db.CoachingSettings.SingleOrDefaultAsync(s => s.OwnerId == ownerId, cancellation);
        return settings ?? db.CoachingSettings.Add(new CoachingSettings { OwnerId = ownerId }).Entity;
    }
}
