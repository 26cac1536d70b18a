using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Uplift.Interviews.Judging;
using Uplift.Platform.Streams;

namespace Uplift.Interviews.Events;

/// <summary>Rings when a change to an interview is committed, whichever door it came through; not before, when nobody could read it.</summary>
internal sealed class RingAfterSave(Bells bells) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, List<Guid>> saving = [];
    private readonly ConditionalWeakTable<DbTransaction, List<Guid>> saved = [];

    /// <summary>Stands among the interviews for the reader's own bell.</summary>
    private static readonly Guid AnswerToRead = Guid.Empty;

    public static string Thing(Guid interviewId) => $"interview:{interviewId:N}";

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var changed = eventData.Context!.ChangeTracker.Entries<Interview>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Select(entry => entry.Entity.Id)
            .ToList();
        if (eventData.Context.ChangeTracker.Entries<Turn>().Any(entry => entry.State == EntityState.Modified && entry.Entity.Reading == ReadingState.Waiting))
        {
            changed.Add(AnswerToRead);
        }

        // A context is used again, perhaps after a save that failed.
        saving.Remove(eventData.Context);
        if (changed.Count > 0)
        {
            saving.Add(eventData.Context, changed);
        }

        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (saving.TryGetValue(eventData.Context!, out var changed))
        {
            saving.Remove(eventData.Context!);
            if (eventData.Context!.Database.CurrentTransaction?.GetDbTransaction() is { } transaction)
            {
                saved.GetOrCreateValue(transaction).AddRange(changed);
            }
            else
            {
                Ring(changed);
            }
        }

        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData)
    {
        if (saved.TryGetValue(transaction, out var changed))
        {
            saved.Remove(transaction);
            Ring(changed);
        }
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TransactionCommitted(transaction, eventData);
        return Task.CompletedTask;
    }

    private void Ring(List<Guid> interviews) =>
        interviews.ForEach(id => bells.Ring(id == AnswerToRead ? AnswerReader.Bell : Thing(id)));
}
