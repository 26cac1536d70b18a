using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Coaching.Cards;
using Uplift.Coaching.Choosing;
using Uplift.Coaching.Contracts;
using Uplift.Coaching.Following;
using Uplift.Coaching.Learners;
using Uplift.Coaching.Plans;
using Uplift.Coaching.Recompute;
using Uplift.Coaching.Reviews;
using Uplift.Coaching.Skills;
using Uplift.Coaching.Today;
using Uplift.Interviews.Contracts;
using Uplift.Platform;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.PersonalData;

namespace Uplift.Coaching;

/// <summary>What to do next: cards and their schedule, ability, mastery, plan.</summary>
public sealed class CoachingModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidation();
        services.AddScoped<FindLearner>();
        services.AddScoped<SaveCoachingSettings>();
        services.AddScoped<AddCard>();
        services.AddScoped<ListCards>();
        services.AddScoped<ReadCard>();
        services.AddScoped<ChangeCard>();
        services.AddScoped<RateCard>();
        services.AddScoped<UndoReview>();
        services.AddScoped<ListReviews>();
        services.AddScoped<SkillBook>();
        services.AddScoped<ReadKnowledge>();
        services.AddScoped<ReadPlan>();
        services.AddScoped<SavePlan>();
        services.AddScoped<RecomputeSchedules>();
        services.AddScoped<IRecompute>(provider => provider.GetRequiredService<RecomputeSchedules>());
        services.AddScoped<IFollowInterviews, FollowInterviews>();
        services.AddScoped<INextQuestion, ChooseNextQuestion>();
        services.AddScoped<ICoach, ReadCoachToday>();
        services.AddScoped<IPersonalData, CoachingData>();
        services.AddProblemPages(
            new ProblemPage("card-not-found", 404, "No card of yours has this address. It may have been deleted.", "Look for it in your cards."),
            new ProblemPage("card-exists", 409, "A key point has one card; you have one of this point already.", "Find it in your cards. To be asked it sooner, take it up from rest."),
            new ProblemPage("review-not-found", 404, "No review of yours has this address.", "See your review log."),
            new ProblemPage("review-not-last", 409, "A card's schedule follows from all its reviews, so only the last one can be taken back.", "Rate the card as you mean it now; the schedule follows the latest."),
            new ProblemPage("review-key-reused", 409, "The key of this rating came before with another card.", "Make a new key, such as a UUID, for each rating; repeat it only with the same rating."),
            new ProblemPage("plan-not-found", 404, "There is no plan yet.", "Choose the day of your interview."));
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        var cards = Own(api, "/cards");
        ListCards.Map(cards);
        ReadCard.Map(cards);
        AddCard.Map(cards);
        ChangeCard.Map(cards);
        RateCard.Map(cards);
        var reviews = Own(api, "/reviews");
        ListReviews.Map(reviews);
        UndoReview.Map(reviews);
        SaveCoachingSettings.Map(Own(api, "/coaching"));
        var plan = Own(api, "/plan");
        ReadPlan.Map(plan);
        SavePlan.Map(plan);
    }

    private static RouteGroupBuilder Own(IEndpointRouteBuilder api, string path) => api.MapGroup(path)
        .RequireAuthorization(Policies.SignedIn)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);
}
