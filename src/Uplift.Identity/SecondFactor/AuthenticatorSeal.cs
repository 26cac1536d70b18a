using Microsoft.AspNetCore.DataProtection;

namespace Uplift.Identity.SecondFactor;

/// <summary>Keeps authenticator secrets readable for this installation only.</summary>
internal sealed class AuthenticatorSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("authenticator");

    public byte[] Close(byte[] secret) => protector.Protect(secret);

    public byte[] Open(byte[] closed) => protector.Unprotect(closed);
}
