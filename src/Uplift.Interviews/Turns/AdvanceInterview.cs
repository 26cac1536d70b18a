using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Contracts;
using Uplift.Interviews.Grading;
using Uplift.Interviews.Reports;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Turns;

/// <summary>Moves an interview on: to a follow-up, to the next question, or to its end.</summary>
internal sealed class AdvanceInterview(
    AppDb db, ILibrary library, INextQuestion next, Grader grader, IEnumerable<IFollowInterviews> followers, TimeProvider clock)
{
    private const int RemembersLast = 200;

    /// <summary>Asks the first or the next question, or ends the interview when there is none.</summary>
    public async Task AskNextAsync(Interview interview, CancellationToken cancellation)
    {
        if (interview.Asked < interview.Length && await ChooseAsync(interview, cancellation) is { } asking)
        {
            Ask(interview, asking);
            return;
        }

        interview.Shorten();
        await EndAsync(interview, cancellation);
    }

    /// <summary>By the agenda first: a question that teaches what was written or asked for, else talk about it; then by the topics.</summary>
    private async Task<Asking?> ChooseAsync(Interview interview, CancellationToken cancellation)
    {
        var asked = interview.Turns.Where(turn => turn is { IsFollowUp: false, IsTalk: false }).Select(turn => turn.QuestionSlug).ToList();
        var request = new NextQuestionRequest(
            interview.OwnerId, interview.Topics, NextLevel(interview), asked, await AskedBeforeAsync(interview.OwnerId, cancellation), BitConverter.ToInt32(interview.Id.ToByteArray(), 12));
        if (interview.Upcoming is not { } item)
        {
            return await FindAsync(request, cancellation);
        }

        var onIt = item.Topics.Count == 0 ? null : await FindAsync(request with { Topics = item.Topics, Level = request.Level.Shift(item.Shift) }, cancellation);
        return onIt is not null ? onIt with { About = item }
            : item.Talk is not null ? new Asking("", interview.Level, Talk.Prompt(item), null, null) { Kind = TurnKind.UnscoredTalk, About = item }
            : await FindAsync(request, cancellation);
    }

    private async Task<Asking?> FindAsync(NextQuestionRequest request, CancellationToken cancellation) =>
        await next.ChooseAsync(request, cancellation) is { } choice && await library.FindQuestionAsync(choice.Slug, cancellation) is { } question
            ? new Asking(question.Slug, question.Level, question.Prompt, null, null)
            : null;

    private async Task<IReadOnlyCollection<string>> AskedBeforeAsync(Guid ownerId, CancellationToken cancellation)
    {
        var (turns, interviews) = (db.Turns, db.Interviews);
        return await turns
            .Where(t => t.Kind == TurnKind.Question && interviews.Any(i => i.Id == t.InterviewId && i.OwnerId == ownerId))
            .OrderByDescending(t => t.Id)
            .Take(RemembersLast)
            .Select(t => t.QuestionSlug)
            .ToListAsync(cancellation);
    }

    public void Ask(Interview interview, Asking asking) => interview.Ask(Ids.Next(clock), asking, clock.GetUtcNow());

    /// <summary>Grades the turn that was just answered and asks what comes after it.</summary>
    public async Task AfterAnswerAsync(Interview interview, Turn turn, QuestionContent question, CancellationToken cancellation)
    {
        if (turn.IsTalk)
        {
            await AskNextAsync(interview, cancellation);
            return;
        }

        Grade(interview, turn, question);
        var turnsOfQuestion = interview.Turns.Where(other => other.Number == turn.Number).ToList();
        if (interview.Mode == InterviewMode.Rehearsal)
        {
            if (turnsOfQuestion.Count(other => other.Verdict is not null) == 1)
            {
                await TellAsync(interview, cancellation);
            }

            Ask(interview, new Asking(question.Slug, question.Level, question.Prompt, null, null));
        }
        else if (FollowUpChoice.Next(question, turnsOfQuestion) is { } followUp)
        {
            Ask(interview, followUp);
        }
        else
        {
            await AskNextAsync(interview, cancellation);
        }
    }

    /// <summary>By rules at once. In a conversation a model reads what passed their gate as well, afterwards and not in the way.</summary>
    private void Grade(Interview interview, Turn turn, QuestionContent question)
    {
        turn.Rules = grader.Grade(question, turn.FollowUp, turn.Prompt, turn.Answer!);
        turn.Reading = interview.Persona is not null && turn.Rules.Gate is null ? ReadingState.Waiting : ReadingState.None;
    }

    /// <summary>Ends the interview and tells whoever learns from it. Ending it twice changes nothing.</summary>
    public async Task EndAsync(Interview interview, CancellationToken cancellation)
    {
        var wasRunning = interview.State == InterviewState.Running;
        var score = InterviewScore.Of(interview);
        interview.End(clock.GetUtcNow(), score.Earned, score.Weight);
        if (wasRunning && interview.Mode != InterviewMode.Rehearsal)
        {
            await TellAsync(interview, cancellation);
        }
    }

    /// <summary>Tells what came of an interview's questions: at its end, after a rehearsal's first attempt, and again when an appeal changed it.</summary>
    public async Task TellAsync(Interview interview, CancellationToken cancellation)
    {
        var outcome = InterviewOutcomes.Of(interview, clock.GetUtcNow());
        foreach (var follower in followers)
        {
            await follower.FinishedAsync(outcome, cancellation);
        }
    }

    /// <summary>The clock ran out: the saved draft counts as the last answer, and the interview ends.</summary>
    public async Task<bool> EndIfLateAsync(Interview interview, CancellationToken cancellation)
    {
        if (!interview.IsLate(clock.GetUtcNow()))
        {
            return false;
        }

        if (interview.Open is { Draft.Length: > 0 } open
            && await library.FindQuestionOfAsync(open, cancellation) is { } question)
        {
            open.TakeDraft(clock.GetUtcNow());
            if (!open.IsTalk)
            {
                Grade(interview, open, question);
            }
        }

        await EndAsync(interview, cancellation);
        return true;
    }

    /// <summary>Ends an interview whose clock ran out. What came too late is kept and shown in the report, but not graded.</summary>
    public async Task<Problem> RefuseLateAsync(Interview interview, string text, CancellationToken cancellation)
    {
        var open = interview.Open!;
        await EndIfLateAsync(interview, cancellation);
        if (text != open.Answer)
        {
            open.Keep(text, clock.GetUtcNow());
        }

        return Problem.Conflict("time-over", "The time was up before this answer arrived. The interview has ended; what you sent is kept in the report, ungraded.");
    }

    /// <summary>One step harder after a full answer, one step easier after a poor one, never more than one from the chosen level.</summary>
    private static Level NextLevel(Interview interview)
    {
        var last = interview.Turns.LastOrDefault(turn => turn is { IsFollowUp: false, IsTalk: false });
        if (last is null)
        {
            return interview.Level;
        }

        var result = QuestionResult.Of([.. interview.Turns.Where(turn => turn.Number == last.Number)]);
        var step = result.Grade switch
        {
            4 => 1,
            null or 1 => -1,
            _ => 0,
        };
        var wanted = (int)last.Level.Shift(step);
        return (Level)Math.Clamp(wanted, (int)interview.Level.Shift(-1), (int)interview.Level.Shift(1));
    }
}
