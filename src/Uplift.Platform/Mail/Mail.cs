namespace Uplift.Platform.Mail;

/// <summary>A message in plain text to one person.</summary>
public sealed record Mail(string To, string Subject, string Text);

/// <summary>The one way out for mail.</summary>
public interface IMailSender
{
    /// <summary>
    /// Saves the mail with everything else that the request's context has not saved yet, in one transaction: a mail is never
    /// sent of what did not happen, and never lost of what did. It leaves after the commit, so an answer's timing does not
    /// tell whether there was one.
    /// </summary>
    Task SendAsync(Mail mail, CancellationToken cancellation);
}
