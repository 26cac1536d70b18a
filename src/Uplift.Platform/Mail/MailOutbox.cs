using Uplift.Platform.Data;

namespace Uplift.Platform.Mail;

/// <summary>Sends by leaving a row that the postman collects.</summary>
internal sealed class MailOutbox(AppDb db, MailSeal seal, MailBell bell, TimeProvider clock) : IMailSender
{
    public async Task SendAsync(Mail mail, CancellationToken cancellation)
    {
        var row = new OutgoingMail { Id = Ids.Next(clock), Sealed = seal.Close(mail), NotBefore = clock.GetUtcNow() };
        db.Add(row);
        await db.SaveChangesAsync(cancellation);
        bell.RingAfterCommit(db.Database.CurrentTransaction);
    }
}
