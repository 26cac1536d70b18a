using Uplift.Platform.Access;
using Uplift.Platform.Identity;

namespace Uplift.Tests.Platform.Access;

public sealed class AccessRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Owner = Guid.CreateVersion7();
    private static readonly Resource Report = new(ResourceKinds.Report, Guid.CreateVersion7(), Owner);
    private static readonly Resource Draft = new(ResourceKinds.Draft, Guid.CreateVersion7(), Guid.CreateVersion7());
    private static readonly TimeWindow Open = new(Now.AddDays(-1), Now.AddDays(1));

    [Fact]
    public void The_owner_may_do_anything()
    {
        var decision = Decide(Learner() with { Id = Owner }, Actions.DeleteInterview);

        (decision.IsAllowed, decision.Rule).ShouldBe((true, "owner"));
    }

    [Fact]
    public void Nobody_owns_what_has_no_owner() =>
        AccessRules.Decide(new AccessRequest(new Subject(Guid.Empty, false, []), Actions.ReadReport, Report with { OwnerId = Guid.Empty }, Now))
            .IsStranger.ShouldBeTrue();

    [Fact]
    public void Anybody_else_is_a_stranger()
    {
        var decision = Decide(Learner(), Actions.ReadReport);

        (decision.IsAllowed, decision.IsStranger, decision.Refusal).ShouldBe((false, true, null));
    }

    [Fact]
    public void Even_an_admin_is_a_stranger_to_a_report() => Decide(Of(Role.Admin), Actions.ReadReport).IsStranger.ShouldBeTrue();

    [Theory]
    [InlineData(Actions.ReadReport, true, 1, null, "shared-with-coach")]
    [InlineData(Actions.ReadReport, false, 1, "not-shared", "not-shared")]
    [InlineData(Actions.ReadReport, true, 0, "assignment-over", "assignment-over")]
    [InlineData(Actions.ReadInterview, true, 1, "owner-only", "owner-only")]
    [InlineData(Actions.ChangeInterview, true, 1, "owner-only", "owner-only")]
    [InlineData(Actions.DeleteInterview, true, 1, "owner-only", "owner-only")]
    [InlineData(Actions.ShareReport, true, 1, "owner-only", "owner-only")]
    public void A_coach_reads_what_is_shared_while_assigned(string action, bool isShared, int daysLeft, string? refusal, string rule)
    {
        var coach = new CoachFact(new TimeWindow(Now.AddDays(-1), Now.AddDays(daysLeft)), isShared);

        var decision = Decide(Of(Role.Coach), action, coach: coach);

        (decision.IsAllowed, decision.Refusal?.Code, decision.Rule).ShouldBe((refusal is null, refusal, rule));
    }

    [Fact]
    public void An_assignment_that_has_not_begun_opens_nothing() =>
        Decide(Of(Role.Coach), Actions.ReadReport, coach: new CoachFact(new TimeWindow(Now.AddSeconds(1), null), IsShared: true))
            .Rule.ShouldBe("assignment-over");

    [Fact]
    public void Whoever_is_no_coach_any_more_has_no_use_of_an_assignment() =>
        Decide(Learner(), Actions.ReadReport, coach: new CoachFact(Open, IsShared: true)).IsStranger.ShouldBeTrue();

    [Theory]
    [InlineData(false, null, null)]
    [InlineData(true, true, null)]
    [InlineData(true, null, "passphrase-needed")]
    [InlineData(true, false, "passphrase-wrong")]
    public void A_link_opens_with_its_passphrase(bool hasPassphrase, bool? isRight, string? refusal)
    {
        var decision = Decide(Nobody(), Actions.ReadReport, link: new LinkFact(Open, hasPassphrase, isRight));

        (decision.IsAllowed, decision.Refusal?.Code).ShouldBe((refusal is null, refusal));
    }

    [Fact]
    public void An_expired_link_does_not_open_whatever_passphrase_comes_with_it() =>
        Decide(Nobody(), Actions.ReadReport, link: new LinkFact(new TimeWindow(Now.AddDays(-7), Now), true, true)).Rule.ShouldBe("link-expired");

    [Fact]
    public void A_link_lets_nobody_change_anything() =>
        Decide(Nobody(), Actions.ChangeInterview, link: new LinkFact(Open, false, null)).Rule.ShouldBe("owner-only");

    [Theory]
    [InlineData(Role.Learner, false)]
    [InlineData(Role.Coach, false)]
    [InlineData(Role.Editor, true)]
    [InlineData(Role.Admin, true)]
    public void Drafts_are_open_to_editors(Role role, bool isAllowed) =>
        AccessRules.Decide(new AccessRequest(Of(role), Actions.WriteDraft, Draft, Now)).IsAllowed.ShouldBe(isAllowed);

    [Fact]
    public void An_editor_of_drafts_is_a_stranger_to_reports() => Decide(Of(Role.Editor), Actions.ReadReport).IsStranger.ShouldBeTrue();

    [Theory]
    [InlineData(Role.Learner, "reports.share")]
    [InlineData(Role.Coach, "reports.share learners.coach")]
    [InlineData(Role.Editor, "reports.share guides.write")]
    [InlineData(Role.Admin, "reports.share learners.coach guides.write users.read users.manage coaches.assign invitations.manage models.manage audit.read metrics.read")]
    public void A_role_is_a_set_of_permissions(Role role, string permissions) => string.Join(' ', Permissions.Of(role)).ShouldBe(permissions);

    private static Decision Decide(Subject subject, string action, CoachFact? coach = null, LinkFact? link = null) =>
        AccessRules.Decide(new AccessRequest(subject, action, Report, Now, coach, link));

    private static Subject Of(Role role) => new(Guid.CreateVersion7(), false, Permissions.Of(role));

    private static Subject Learner() => Of(Role.Learner);

    private static Subject Nobody() => new(Guid.Empty, false, []);
}
