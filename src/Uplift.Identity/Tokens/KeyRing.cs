using Microsoft.IdentityModel.Tokens;

namespace Uplift.Identity.Tokens;

/// <param name="Key">The key pair with its name.</param>
/// <param name="SignsFrom">Published before this, it signs nothing yet.</param>
internal sealed record RingKey(ECDsaSecurityKey Key, DateTimeOffset SignsFrom);

/// <summary>The keys that are valid at one moment.</summary>
internal sealed class KeyRing(IReadOnlyList<RingKey> keys, DateTimeOffset readAt)
{
    public DateTimeOffset ReadAt => readAt;

    public IEnumerable<ECDsaSecurityKey> Keys => keys.Select(key => key.Key);

    /// <summary>A key by exactly its name, or none: a name is never a path, an address or a pattern.</summary>
    public ECDsaSecurityKey? Find(string name) => keys.FirstOrDefault(key => key.Key.KeyId == name)?.Key;

    /// <summary>The newest key whose time has come.</summary>
    public ECDsaSecurityKey? Signer(DateTimeOffset now) =>
        keys.Where(key => key.SignsFrom <= now).MaxBy(key => key.SignsFrom)?.Key;
}
