using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Mail;

namespace Uplift.Identity.MyData;

/// <summary>Takes back a deletion because the person came back: every way of signing in goes through here.</summary>
internal sealed class KeepAccount(AppDb db, AuditLog audit, IMailSender mail)
{
    public async Task HandleAsync(AppUser person, CancellationToken cancellation)
    {
        if (person.ErasureDueAt is null)
        {
            return;
        }

        db.Attach(person).Entity.ErasureDueAt = null;
        audit.Record("account.kept", AuditOutcome.Done, person.Id);
        await mail.SendAsync(
            new Mail(person.Email!, "Your Uplift account stays", "You signed in, so your account is not deleted. If you still want it deleted, ask again in the settings."),
            cancellation);
    }
}
