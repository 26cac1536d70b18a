using Uplift.Interviews;
using static Uplift.Tests.Interviews.Sketch;

namespace Uplift.Tests.Interviews;

public sealed class InterviewTests
{
    [Fact]
    public void What_was_asked_last_waits_for_an_answer()
    {
        var interview = AnInterview();

        var turn = interview.Asks();

        interview.Open.ShouldBe(turn);
    }

    [Fact]
    public void An_answer_closes_its_turn()
    {
        var interview = AnInterview();
        var turn = interview.Asks();

        interview.Answer(turn.Id, "Because.", 2, Start);

        interview.Open.ShouldBeNull();
        (turn.Answer, turn.SelfMark, turn.AnsweredAt).ShouldBe(("Because.", 2, Start));
    }

    [Fact]
    public void An_answer_that_names_no_turn_is_for_the_open_one()
    {
        var interview = AnInterview();
        var turn = interview.Asks();

        interview.Answer(null, "Because.", 2, Start).Value.ShouldBe(turn);
    }

    [Fact]
    public void A_replayed_answer_is_refused_and_the_first_one_stands()
    {
        var interview = AnInterview();
        var first = interview.Asks("one");
        interview.Answer(first.Id, "The first.", 2, Start);
        interview.Asks("two");

        var problem = interview.Answer(first.Id, "The second.", 4, Start).Problem!;

        problem.Code.ShouldBe("already-answered");
        first.Answer.ShouldBe("The first.");
    }

    [Fact]
    public void A_replayed_answer_does_not_answer_the_next_question()
    {
        var interview = AnInterview();
        var first = interview.Asks("one");
        interview.Answer(first.Id, "The first.", 2, Start);
        var second = interview.Asks("two");

        interview.Answer(first.Id, "The second.", 4, Start);

        second.Answer.ShouldBeNull();
    }

    [Fact]
    public void An_answer_after_the_end_is_refused()
    {
        var interview = AnInterview();
        var turn = interview.Asks();
        interview.End(Start, 0, 0);

        interview.Answer(turn.Id, "Too late.", 2, Start).Problem!.Code.ShouldBe("interview-ended");
    }

    [Fact]
    public void Nothing_is_open_after_the_end()
    {
        var interview = AnInterview();
        interview.Asks();

        interview.End(Start, 0, 0);

        interview.Open.ShouldBeNull();
    }

    [Fact]
    public void Ending_twice_changes_nothing()
    {
        var interview = AnInterview();
        interview.End(Start, 6.5m, 9);

        interview.End(Start.AddHours(1), 1, 2);

        (interview.EndedAt, interview.Earned, interview.Weight).ShouldBe((Start, 6.5m, 9));
    }

    [Fact]
    public void A_follow_up_has_the_number_of_its_question()
    {
        var interview = AnInterview();

        int[] numbers = [interview.Asks("one").Number, interview.Asks("one", followUp: 0).Number, interview.Asks("two").Number];

        numbers.ShouldBe([1, 1, 2]);
    }

    [Fact]
    public void Attempts_of_a_rehearsal_are_one_question()
    {
        var interview = AnInterview(InterviewMode.Rehearsal, length: 1);
        interview.Asks();
        interview.Asks();

        interview.Asks();

        interview.Asked.ShouldBe(1);
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(8, 48)]
    public void A_real_interview_gives_six_minutes_a_question(int length, int minutes) =>
        AnInterview(InterviewMode.Real, length).Deadline.ShouldBe(Start.AddMinutes(minutes));

    [Theory]
    [InlineData(InterviewMode.Practice)]
    [InlineData(InterviewMode.Rehearsal)]
    public void No_clock_runs_outside_real_mode(InterviewMode mode) =>
        AnInterview(mode).IsLate(Start.AddYears(1)).ShouldBeFalse();

    [Theory]
    [InlineData(0, false)]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public void A_slow_network_is_forgiven_for_fifteen_seconds(int seconds, bool late) =>
        AnInterview(InterviewMode.Real, length: 1).IsLate(Start.AddMinutes(6).AddSeconds(seconds)).ShouldBe(late);

    [Fact]
    public void What_has_ended_is_never_late()
    {
        var interview = AnInterview(InterviewMode.Real, length: 1);
        interview.End(Start, 0, 0);

        interview.IsLate(Start.AddDays(1)).ShouldBeFalse();
    }

    [Fact]
    public void Hints_are_counted_up_to_those_there_are()
    {
        var interview = AnInterview();
        var turn = interview.Asks();

        interview.ShowHint(turn.Id, available: 2);
        interview.ShowHint(turn.Id, available: 2);
        interview.ShowHint(turn.Id, available: 2);

        turn.HintsShown.ShouldBe(2);
    }

    [Fact]
    public void A_real_interview_gives_no_hints()
    {
        var interview = AnInterview(InterviewMode.Real);
        interview.Asks();

        interview.ShowHint(null, available: 2).Problem!.Code.ShouldBe("no-hints-in-real-mode");
    }

    [Fact]
    public void A_replayed_wish_for_a_hint_gives_none_to_the_next_question()
    {
        var interview = AnInterview();
        var first = interview.Asks("one");
        interview.Answer(first.Id, "Because.", 2, Start);
        var second = interview.Asks("two");

        interview.ShowHint(first.Id, available: 2).Problem!.Code.ShouldBe("already-answered");

        second.HintsShown.ShouldBe(0);
    }

    [Fact]
    public void There_are_no_hints_after_the_end()
    {
        var interview = AnInterview();
        interview.Asks();
        interview.End(Start, 0, 0);

        interview.ShowHint(null, available: 2).Problem!.Code.ShouldBe("interview-ended");
    }

    [Fact]
    public void A_draft_is_kept_with_its_turn()
    {
        var interview = AnInterview();
        var turn = interview.Asks();

        interview.SaveDraft(turn.Id, "I would beg", Start.AddMinutes(1));

        (turn.Draft, turn.DraftSavedAt).ShouldBe(("I would beg", Start.AddMinutes(1)));
    }

    [Fact]
    public void A_draft_that_arrives_after_its_answer_is_refused()
    {
        var interview = AnInterview();
        var first = interview.Asks("one");
        interview.Answer(first.Id, "Because.", 2, Start);
        var second = interview.Asks("two");

        interview.SaveDraft(first.Id, "Becau", Start).Problem!.Code.ShouldBe("already-answered");

        second.Draft.ShouldBe("");
    }

    [Fact]
    public void An_answer_takes_the_place_of_its_draft()
    {
        var interview = AnInterview();
        var turn = interview.Asks();
        interview.SaveDraft(turn.Id, "Becau", Start);

        interview.Answer(turn.Id, "Because.", 2, Start);

        turn.Draft.ShouldBe("");
    }

    [Fact]
    public void A_draft_taken_when_the_clock_ran_out_has_no_self_mark()
    {
        var turn = AnInterview(InterviewMode.Real).Asks();
        turn.Keep("Becau", Start);

        turn.TakeDraft(Start.AddMinutes(7));

        (turn.Answer, turn.SelfMark, turn.Draft).ShouldBe(("Becau", null, ""));
    }

    [Fact]
    public void An_interview_without_enough_questions_is_as_long_as_what_was_asked()
    {
        var interview = AnInterview(length: 8);
        interview.Asks("one");
        interview.Asks("two");

        interview.Shorten();

        interview.Length.ShouldBe(2);
    }

    [Fact]
    public void Each_answer_raises_the_version_so_that_one_of_two_wins()
    {
        var interview = AnInterview();
        interview.Asks();
        var before = interview.Version;

        interview.Answer(null, "Because.", 2, Start);

        interview.Version.ShouldBeGreaterThan(before);
    }

    [Fact]
    public void A_question_goes_on_while_its_follow_up_is_open()
    {
        var interview = AnInterview();
        var main = interview.Asks("one");
        interview.Answer(main.Id, "Because.", 2, Start);
        interview.Asks("one", followUp: 0);
        interview.IsOpen(main).ShouldBeTrue();

        interview.Answer(null, "And because.", 2, Start);

        interview.IsOpen(main).ShouldBeFalse();
    }
}
