using System.ComponentModel.DataAnnotations;

namespace Uplift.Platform.Mail;

/// <summary>Section <c>Uplift:Mail</c>.</summary>
public sealed class MailOptions
{
    public const string Section = "Uplift:Mail";

    /// <summary>Absent: mails become files in the data folder.</summary>
    public string? SmtpHost { get; set; }

    [Range(1, 65_535)]
    public int SmtpPort { get; set; } = 587;

    /// <summary>Absent: every server but one on this machine is spoken to by STARTTLS only.</summary>
    public bool? StartTls { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    [EmailAddress(ErrorMessage = "Uplift:Mail:From must be an address such as uplift@example.org.")]
    public string From { get; set; } = "uplift@localhost";

    public bool HasServer => !string.IsNullOrWhiteSpace(SmtpHost);

    public bool NeedsTls => StartTls ?? SmtpHost is not ("localhost" or "127.0.0.1" or "::1");
}
