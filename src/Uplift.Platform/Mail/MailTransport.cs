using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Uplift.Platform.Configuration;

namespace Uplift.Platform.Mail;

/// <summary>Carries one mail out of the house.</summary>
internal interface IMailTransport
{
    /// <summary>Throws <see cref="FormatException"/> when the mail can never be sent, anything else when a later try may help.</summary>
    Task CarryAsync(Mail mail, CancellationToken cancellation);
}

/// <summary>By SMTP when a server is configured, else as an <c>.eml</c> file. MailKit would serve better where it can be had.</summary>
internal sealed class MailTransport(IOptions<MailOptions> options, Places places, ILogger<MailTransport> log) : IMailTransport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task CarryAsync(Mail mail, CancellationToken cancellation)
    {
        using var message = Compose(mail, options.Value.From);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(Patience);
        using var client = options.Value.HasServer ? ToServer(options.Value) : ToFolder();
        await client.SendMailAsync(message, timeout.Token);
        if (!options.Value.HasServer)
        {
            // Neither whom it is to nor what it says: a reset link in a log would be a key under the mat.
            log.LogInformation("No mail server is configured, so a mail was written to {Folder}", client.PickupDirectoryLocation);
        }
    }

    /// <summary>The address and the subject become headers, so nothing in them may begin a new line.</summary>
    internal static MailMessage Compose(Mail mail, string from)
    {
        if (mail.To.Any(char.IsControl))
        {
            throw new FormatException("An address has no control characters.");
        }

        return new MailMessage(new MailAddress(from, "Uplift"), new MailAddress(mail.To))
        {
            Subject = string.Concat(mail.Subject.Select(c => char.IsControl(c) ? ' ' : c)),
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
            // Programs that answer for people on holiday leave such mails alone.
            Headers = { ["Auto-Submitted"] = "auto-generated" },
        };
    }

    private static SmtpClient ToServer(MailOptions options) => new(options.SmtpHost, options.SmtpPort)
    {
        EnableSsl = options.NeedsTls,
        Credentials = options.User is null ? null : new NetworkCredential(options.User, options.Password),
    };

    private SmtpClient ToFolder()
    {
        var folder = Path.Combine(places.DataDir, "mail");
        Directory.CreateDirectory(folder);
        return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
    }
}
