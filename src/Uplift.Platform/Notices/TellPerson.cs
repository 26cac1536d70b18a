using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Http;
using Uplift.Platform.Identity;
using Uplift.Platform.Mail;
using Uplift.Platform.Text;

namespace Uplift.Platform.Notices;

/// <summary>Tells a person what happened: a notice on the site and a mail.</summary>
public sealed class TellPerson(AppDb db, IMailSender mails, SiteAddress site, TimeProvider clock)
{
    /// <summary>
    /// Saved with everything else that the request has not saved yet. While a notice of the same place is unread no second one
    /// is written and no second mail sent: who comments on five answers sends one mail.
    /// </summary>
    /// <param name="userId">Whom.</param>
    /// <param name="text">A sentence; a name in it may come from anybody and is brought to one line here.</param>
    /// <param name="path">Where it leads on this site.</param>
    /// <param name="cancellation">Ends the statements.</param>
    public async Task HandleAsync(Guid userId, string text, string path, CancellationToken cancellation)
    {
        var told = await db.Notices.AnyAsync(n => n.UserId == userId && n.Path == path && n.ReadAt == null, cancellation);
        if (told)
        {
            await db.SaveChangesAsync(cancellation);
            return;
        }

        var line = OneLine.Of(text, Notice.LongestText);
        db.Notices.Add(new Notice { Id = Ids.Next(clock), UserId = userId, Text = line, Path = path, At = clock.GetUtcNow() });
        var address = await db.Set<AppUser>().Where(u => u.Id == userId).Select(u => u.Email).SingleOrDefaultAsync(cancellation);
        if (address is null)
        {
            await db.SaveChangesAsync(cancellation);
        }
        else
        {
            await mails.SendAsync(new Mail.Mail(address, line, $"""
                {line}

                {site.Fixed}{path}
                """), cancellation);
        }
    }
}
