using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Uplift.Platform.Data;

namespace Uplift.Platform.Mail;

/// <summary>
/// Takes the mails that are due to the transport. Several processes may do so at once: each mail is claimed first, and a
/// claim lapses, so what a killed process had in hand is sent by another.
/// </summary>
internal sealed class DeliverMail(
    AppDb db, IMailTransport transport, MailSeal seal, TimeProvider clock, ILogger<DeliverMail> log)
{
    private const int Batch = 20;

    // The waits double from two minutes on, so the last try is about a day after the first.
    private const int MostAttempts = 10;

    /// <returns>Whether any mail waits for a later try.</returns>
    public async Task<bool> HandleAsync(CancellationToken cancellation)
    {
        int taken;
        do
        {
            var now = clock.GetUtcNow();
            var due = await db.Set<OutgoingMail>().AsNoTracking()
                .Where(m => m.NotBefore <= now)
                .OrderBy(m => m.NotBefore)
                .Take(Batch)
                .ToListAsync(cancellation);
            foreach (var row in due)
            {
                await DeliverAsync(row, now, cancellation);
            }

            taken = due.Count;
        }
        while (taken == Batch);

        return await db.Set<OutgoingMail>().AnyAsync(cancellation);
    }

    private async Task DeliverAsync(OutgoingMail row, DateTimeOffset now, CancellationToken cancellation)
    {
        var retryAt = now + TimeSpan.FromMinutes(Math.Pow(2, row.Attempts + 1));
        var claimed = await db.Set<OutgoingMail>()
            .Where(m => m.Id == row.Id && m.NotBefore == row.NotBefore)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.NotBefore, retryAt).SetProperty(m => m.Attempts, m => m.Attempts + 1), cancellation);
        if (claimed == 0 || !await IsDoneAsync(row, cancellation))
        {
            return;
        }

        await db.Set<OutgoingMail>().Where(m => m.Id == row.Id).ExecuteDeleteAsync(cancellation);
    }

    /// <returns>Whether the mail needs no further try.</returns>
    private async Task<bool> IsDoneAsync(OutgoingMail row, CancellationToken cancellation)
    {
        try
        {
            await transport.CarryAsync(seal.Open(row.Sealed), cancellation);
            return true;
        }
        catch (Exception hopeless) when (hopeless is FormatException or CryptographicException)
        {
            log.LogError("Mail {Id} cannot be sent and was dropped: {Reason}", row.Id, hopeless.GetType().Name);
            return true;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // The server's words may quote the address, so the log has the kind of failure only.
            var isLast = row.Attempts + 1 >= MostAttempts;
            log.LogWarning(
                "Mail {Id} could not be sent at try {Attempt} ({Reason}){Consequence}",
                row.Id, row.Attempts + 1, failure.GetType().Name, isLast ? " and was dropped" : "");
            return isLast;
        }
    }
}
