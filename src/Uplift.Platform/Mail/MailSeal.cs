using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Uplift.Platform.Mail;

/// <summary>Keeps waiting mails readable for this installation only.</summary>
internal sealed class MailSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("outgoing-mail");

    public byte[] Close(Mail mail) => protector.Protect(JsonSerializer.SerializeToUtf8Bytes(mail));

    /// <summary>Throws a <see cref="System.Security.Cryptography.CryptographicException"/> when its key is gone.</summary>
    public Mail Open(byte[] closed) => JsonSerializer.Deserialize<Mail>(protector.Unprotect(closed))!;
}
