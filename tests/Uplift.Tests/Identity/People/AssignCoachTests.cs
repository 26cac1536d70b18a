using System.Net;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Identity.People;

public sealed class AssignCoachTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Fact]
    public async Task A_coach_is_assigned_and_given_another_end()
    {
        var (admin, learner, coach) = await PeopleAsync();
        var until = app.Clock.GetUtcNow().AddDays(30);

        (await admin.PutAsync(Address(learner, coach), new { }).JsonAsync()).IsNull("until").ShouldBeTrue();
        (await admin.PutAsync(Address(learner, coach), new { until }).JsonAsync()).GetProperty("until").GetDateTimeOffset().ShouldBe(until);

        (await admin.DeleteAsync(Address(learner, coach))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await admin.DeleteAsync(Address(learner, coach))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_a_coach_coaches()
    {
        var (admin, learner, _) = await PeopleAsync();
        var (_, other) = await app.SomebodyAsync();

        (await (await admin.PutAsync(Address(learner, other), new { })).ProblemTypeAsync()).ShouldBe("/problems/not-a-coach");
    }

    [Fact]
    public async Task Nobody_coaches_themselves()
    {
        var (admin, _, coach) = await PeopleAsync();

        (await admin.PutAsync(Address(coach, coach), new { }).FieldErrorAsync()).ShouldBe(("/coachId", "same-person"));
    }

    [Fact]
    public async Task An_assignment_does_not_end_before_it_begins()
    {
        var (admin, learner, coach) = await PeopleAsync();

        (await admin.PutAsync(Address(learner, coach), new { until = app.Clock.GetUtcNow() }).FieldErrorAsync()).ShouldBe(("/until", "past"));
    }

    [Fact]
    public async Task Guests_and_strangers_to_the_place_are_not_assigned()
    {
        var (admin, _, coach) = await PeopleAsync();
        var guest = await new Visitor(app).BecomeGuestAsync();

        (await admin.PutAsync(Address(guest, coach), new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await admin.PutAsync(Address(Guid.CreateVersion7(), coach), new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(Visitor Admin, Guid Learner, Guid Coach)> PeopleAsync() => (
        (await app.SomebodyAsync(Role.Admin)).Visitor,
        (await app.SomebodyAsync()).Id,
        (await app.SomebodyAsync(Role.Coach)).Id);

    private static string Address(Guid learner, Guid coach) => $"/api/v1/users/{learner}/coaches/{coach}";
}
