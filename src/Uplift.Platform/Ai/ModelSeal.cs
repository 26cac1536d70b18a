using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace Uplift.Platform.Ai;

/// <summary>Keeps keys, and what was said, readable for this installation only.</summary>
internal sealed class ModelSeal(IDataProtectionProvider protection, ILogger<ModelSeal> log)
{
    private readonly IDataProtector protector = protection.CreateProtector("model-server");

    public byte[]? Close(string? text) => string.IsNullOrEmpty(text) ? null : protector.Protect(Encoding.UTF8.GetBytes(text));

    /// <returns>Null when there is none, or when the keys that sealed it are gone: then it has to be entered again.</returns>
    public string? Open(byte[]? closed)
    {
        try
        {
            return closed is null ? null : Encoding.UTF8.GetString(protector.Unprotect(closed));
        }
        catch (CryptographicException)
        {
            log.LogWarning("A model server's key was sealed with keys that are gone; enter it again");
            return null;
        }
    }
}
