using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Access;
using Uplift.Platform.Identity;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Interviews.Coaching;

/// <summary>A learner with an ended interview, and their coach.</summary>
internal sealed record CoachStory(
    UpliftApp App, Visitor Learner, Guid LearnerId, string LearnerEmail, Visitor Coach, Guid CoachId, string CoachEmail, JsonElement Interview)
{
    /// <summary>The answer, which was <see cref="Candidates.Lowercased"/>.</summary>
    public Guid Turn => Interview.Turn();

    public static async Task<CoachStory> BeginAsync(UpliftApp app, DateTimeOffset? until = null)
    {
        var (learnerEmail, coachEmail) = (Visitor.NewAddress(), Visitor.NewAddress());
        var (learner, learnerId) = await app.SomebodyAsync(email: learnerEmail);
        var (coach, coachId) = await app.SomebodyAsync(Role.Coach, "Grace", coachEmail);
        var story = new CoachStory(app, learner, learnerId, learnerEmail, coach, coachId, coachEmail, await EndedAsync(learner));
        await story.AssignAsync(until);
        return story;
    }

    public static async Task<JsonElement> EndedAsync(Visitor owner)
    {
        var interview = await owner.RehearseAsync(Candidates.Lowercased);
        await owner.EndAsync(await owner.AnswerAsync(interview, Candidates.BesideThePoint));
        return interview;
    }

    public async Task AssignAsync(DateTimeOffset? until) => await App.InScopeAsync(services => services.GetRequiredService<Coaches>()
        .AssignAsync(LearnerId, CoachId, until, TestContext.Current.CancellationToken));

    public async Task DismissAsync() => await App.InScopeAsync(services => services.GetRequiredService<Coaches>()
        .DismissAsync(LearnerId, CoachId, TestContext.Current.CancellationToken));

    public async Task ShareAsync() =>
        (await Learner.PutAsync($"{Interview.Path()}/report/coaches/{CoachId}", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

    /// <summary>What the coach is told about a report.</summary>
    public async Task<string> ProblemAsync(JsonElement interview) =>
        await (await Coach.GetAsync($"{interview.Path()}/report")).ProblemTypeAsync();

    public Task<HttpResponseMessage> SayAsync(string text) =>
        Coach.PostAsync($"{Interview.Path()}/report/comments", new { turn = Turn, text });
}
