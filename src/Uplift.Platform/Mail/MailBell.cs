using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Uplift.Platform.Mail;

/// <summary>Tells the postman of this process that a mail was committed, so that an idle process asks its database nothing.</summary>
internal sealed class MailBell : DbTransactionInterceptor, IDisposable
{
    private readonly SemaphoreSlim rung = new(0);
    private readonly ConditionalWeakTable<DbTransaction, object> withMail = [];

    /// <param name="transaction">Null when the mail is committed already.</param>
    public void RingAfterCommit(IDbContextTransaction? transaction)
    {
        if (transaction is null)
        {
            rung.Release();
        }
        else
        {
            withMail.AddOrUpdate(transaction.GetDbTransaction(), this);
        }
    }

    /// <summary>Waits for a ring, or for the time to look without one.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellation) => rung.WaitAsync(atMost, cancellation);

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData)
    {
        if (withMail.Remove(transaction))
        {
            rung.Release();
        }
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TransactionCommitted(transaction, eventData);
        return Task.CompletedTask;
    }

    public void Dispose() => rung.Dispose();
}
