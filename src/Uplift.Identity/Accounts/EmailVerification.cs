using Microsoft.Extensions.Options;
using Uplift.Identity.Registration;
using Uplift.Platform.Mail;

namespace Uplift.Identity.Accounts;

/// <summary>
/// Whether an account waits for its address to be confirmed. Where it does, signing up and then trying to sign in tells
/// nothing about who has an account.
/// </summary>
internal sealed class EmailVerification(IOptions<SignUpOptions> options, IOptions<MailOptions> mail)
{
    public bool IsRequired => options.Value.RequireVerifiedEmail ?? mail.Value.HasServer;
}
