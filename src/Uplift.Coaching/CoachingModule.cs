using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Coaching.Cards;
using Uplift.Coaching.Choosing;
using Uplift.Coaching.Contracts;
using Uplift.Coaching.Exchange;
using Uplift.Coaching.Fitting;
using Uplift.Coaching.Following;
using Uplift.Coaching.Graph;
using Uplift.Coaching.Learners;
using Uplift.Coaching.Plans;
using Uplift.Coaching.Recompute;
using Uplift.Coaching.Reviews;
using Uplift.Coaching.Skills;
using Uplift.Coaching.Stories;
using Uplift.Coaching.Today;
using Uplift.Coaching.Weeks;
using Uplift.GraphQL.Building;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform;
using Uplift.Platform.Graph;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.PersonalData;
using Uplift.Resumes.Contracts;

namespace Uplift.Coaching;

/// <summary>What to do next: cards and their schedule, ability, mastery, plan.</summary>
public sealed class CoachingModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidation();
        services.AddOptions<LevelDifficulties>().BindConfiguration(LevelDifficulties.Section).ValidateDataAnnotations().ValidateOnStart();
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
        services.AddScoped<ReadSkillMap>();
        services.AddScoped<ReadSkill>();
        services.AddScoped<ReadQueue>();
        services.AddScoped<ReadPlan>();
        services.AddScoped<SavePlan>();
        services.AddScoped<ExportCards>();
        services.AddScoped<ImportCards>();
        services.AddScoped<ImportCardFile>();
        services.AddScoped<ReadWeek>();
        services.AddScoped<MailWeeks>();
        services.AddHostedService<WeeklyMails>();
        services.AddScoped<RecomputeSchedules>();
        services.AddScoped<FitParameters>();
        services.AddScoped<IRecompute>(provider => provider.GetRequiredService<RecomputeSchedules>());
        services.AddScoped<IFollowInterviews, FollowInterviews>();
        services.AddScoped<INextQuestion, ChooseNextQuestion>();
        services.AddScoped<ICoach, ReadCoachToday>();
        services.AddScoped<IStudyGaps, StudyGaps>();
        services.AddScoped<ChooseGoal>();
        services.AddScoped<ListStories>();
        services.AddScoped<ReadStory>();
        services.AddScoped<WriteStory>();
        services.AddScoped<StoryUses>();
        services.AddScoped<ReadCoverage>();
        services.AddScoped<FollowStories>();
        services.AddScoped<IFollowInterviews>(provider => provider.GetRequiredService<FollowStories>());
        services.AddScoped<INoticeStories, NoticeStories>();
        services.AddScoped<IStoryHints, HintStories>();
        services.AddSingleton(new NodeSource(StoryGraph.Collection, StoryGraph.FindAsync));
        services.AddSingleton(new NodeSource(CoachingGraph.Collection, CoachingGraph.FindAsync));
        services.AddScoped<IPersonalData, CoachingData>();
        services.AddProblemPages(
            new ProblemPage("card-not-found", 404, "No card of yours has this address. It may have been deleted.", "Look for it in your cards."),
            new ProblemPage("card-exists", 409, "A key point has one card; you have one of this point already.", "Find it in your cards. To be asked it sooner, take it up from rest."),
            new ProblemPage("review-not-found", 404, "No review of yours has this address.", "See your review log."),
            new ProblemPage("review-not-last", 409, "A card's schedule follows from all its reviews, so only the last one can be taken back.", "Rate the card as you mean it now; the schedule follows the latest."),
            new ProblemPage("review-key-reused", 409, "The key of this rating came before with another card.", "Make a new key, such as a UUID, for each rating; repeat it only with the same rating."),
            new ProblemPage("too-few-reviews", 409, "The memory model has 21 numbers; from fewer than 400 reviews they cannot be told apart.", "Review on. The usual numbers were fitted on many people and serve well until then."),
            new ProblemPage("story-not-found", 404, "No story of yours has this address. It may have been deleted.", "Look for it in your stories."),
            new ProblemPage("story-use-not-found", 404, "This story was not told there, as far as is kept, or you said so before.", "See when it was told."),
            new ProblemPage("too-many-stories", 409, "A person keeps up to a hundred stories; nobody tells more.", "Delete those that you would not tell any more."),
            new ProblemPage("too-many-uses", 409, "Of each story up to five hundred tellings are kept.", "Take some of the oldest back."),
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
        ExportCards.Map(cards);
        ImportCards.Map(cards);
        ImportCardFile.Map(cards);
        var reviews = Own(api, "/reviews");
        ListReviews.Map(reviews);
        UndoReview.Map(reviews);
        var coaching = Own(api, "/coaching");
        SaveCoachingSettings.Map(coaching);
        FitParameters.Map(coaching);
        ReadWeek.Map(coaching);
        var skills = Own(api, "/skills");
        ReadSkillMap.Map(skills);
        ReadSkill.Map(skills);
        var stories = Own(api, "/stories");
        ListStories.Map(stories);
        ReadCoverage.Map(stories);
        ReadStory.Map(stories);
        WriteStory.Map(stories);
        StoryUses.Map(stories);
        var plan = Own(api, "/plan");
        ReadPlan.Map(plan);
        SavePlan.Map(plan);
    }

    public void AddGraph(SchemaBuilder graph)
    {
        CoachingGraph.Add(graph);
        StoryGraph.Add(graph);
    }

    private static RouteGroupBuilder Own(IEndpointRouteBuilder api, string path) => api.MapGroup(path).RequireSignedIn();
}
