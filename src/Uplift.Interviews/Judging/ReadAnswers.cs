using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Uplift.Interviews.Conversation;
using Uplift.Interviews.Events;
using Uplift.Interviews.Reports;
using Uplift.Library.Contracts;
using Uplift.Platform.Ai;
using Uplift.Platform.Data;
using Uplift.Platform.Streams;

namespace Uplift.Interviews.Judging;

/// <summary>
/// Has a model read the answers that wait for it: note-taker, then judge. The rules have judged them already, so nobody waits
/// for this. An opinion is kept whole or not at all, and beside the interview, so that no answer is refused because of it.
/// </summary>
internal sealed class ReadAnswers(AppDb db, ILibrary library, ModelJudge judge, NoteTaker notes, Bells bells, TimeProvider clock)
{
    // Three readings and the notes, each at most a minute.
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    private const int MostTries = 3;

    /// <returns>Whether there was one; then there may be more.</returns>
    public async Task<bool> ReadNextAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var waiting = await db.Turns.AsNoTracking()
            .Where(t => t.Reading == ReadingState.Waiting && (t.ReadingUntil == null || t.ReadingUntil < now))
            .OrderBy(t => t.Id)
            .FirstOrDefaultAsync(cancellation);
        if (waiting is null)
        {
            return false;
        }

        // Of several nodes one gets it; a node that died leaves it for another.
        var isOurs = await db.Turns
            .Where(t => t.Id == waiting.Id && t.Reading == ReadingState.Waiting && (t.ReadingUntil == null || t.ReadingUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ReadingUntil, now + Claim), cancellation) == 1;
        if (isOurs)
        {
            await ReadAsync(waiting, cancellation);
        }

        return true;
    }

    private async Task ReadAsync(Turn turn, CancellationToken cancellation)
    {
        var personId = await db.Interviews.Where(i => i.Id == turn.InterviewId).Select(i => i.OwnerId).SingleAsync(cancellation);
        var question = await library.FindQuestionAsync(turn.QuestionSlug, cancellation);
        var noted = await notes.NoteAsync(personId, turn.Id, turn.Prompt, turn.Answer!, cancellation);
        var (opinion, _) = question is null
            ? (null, null)
            : await judge.JudgeAsync(personId, turn.Id, turn.Prompt, turn.Answer!, turn.Rules!, cancellation);
        await db.Turns.Where(t => t.Id == turn.Id).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.Opinion, opinion)
                .SetProperty(t => t.Notes, noted)
                .SetProperty(t => t.Reading, opinion is null ? ReadingState.Failed : ReadingState.Done)
                .SetProperty(t => t.ReadingUntil, (DateTimeOffset?)null),
            cancellation);
        await ReckonAsync(turn.InterviewId, cancellation);
        bells.Ring(RingAfterSave.Thing(turn.InterviewId));
    }

    /// <summary>An interview that has ended has its points counted again, now that there is another judge.</summary>
    private async Task ReckonAsync(Guid interviewId, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            db.ChangeTracker.Clear();
            var interview = await db.Interviews.Include(i => i.Turns.OrderBy(t => t.Ordinal)).SingleOrDefaultAsync(i => i.Id == interviewId, cancellation);
            if (interview is not { State: InterviewState.Ended })
            {
                return;
            }

            try
            {
                var (earned, weight) = InterviewScore.Of(interview);
                interview.Reckon(earned, weight);
                await db.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // An appeal came at the same moment; it is counted in the next attempt.
            }
        }
    }
}

/// <summary>Reads when an answer was committed, and at the start what an earlier process left.</summary>
internal sealed class AnswerReader(IServiceScopeFactory scopes, ModelSettings settings, Bells bells, ILogger<AnswerReader> log) : BackgroundService
{
    public const string Bell = "answers-to-read";

    private static readonly TimeSpan LooksAgain = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var bell = await bells.HangAsync(Bell);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (settings.Current.IsPossible)
            {
                await ReadAllAsync(stoppingToken);
            }

            await bell.WaitAsync(LooksAgain, stoppingToken);
        }
    }

    private async Task ReadAllAsync(CancellationToken cancellation)
    {
        try
        {
            bool again;
            do
            {
                await using var scope = scopes.CreateAsyncScope();
                again = await scope.ServiceProvider.GetRequiredService<ReadAnswers>().ReadNextAsync(cancellation);
            }
            while (again);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Answers could not be read by the model; the rules' verdicts stand");
        }
    }
}
