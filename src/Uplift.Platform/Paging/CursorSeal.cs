using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Uplift.Platform.Paging;

/// <summary>
/// Seals cursors, so that nobody makes one, reads one or takes one to another list, order or filter. The same place gives the
/// same cursor on every node: answers that hold one keep their ETag. Hence not Data Protection itself, which begins each
/// message with a random value, but a key of its first key and a synthetic one (as in RFC 5297).
/// </summary>
public sealed class CursorSeal(IKeyManager keys, IDataProtectionProvider protection)
{
    private const int TagSize = 16;
    private const int Longest = 1_500;

    private readonly Lazy<(byte[] ForTags, byte[] ForText)> secrets = new(() => Derive(keys, protection));

    /// <param name="place">What the cursor says.</param>
    /// <param name="scope">The list, order and filters that it belongs to.</param>
    public string Seal(string place, string scope)
    {
        var text = Encoding.UTF8.GetBytes(place);
        var tag = Tag(text, scope);
        using var aes = Aes.Create();
        aes.Key = secrets.Value.ForText;
        return Base64Url.EncodeToString([.. tag, .. aes.EncryptCbc(text, tag)]);
    }

    /// <returns>What the cursor says; null when it was not made by <see cref="Seal"/> for this scope.</returns>
    public string? Open(string cursor, string scope)
    {
        if (cursor.Length > Longest || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length <= TagSize || (bytes.Length - TagSize) % 16 != 0)
        {
            return null;
        }

        var tag = bytes.AsSpan(0, TagSize);
        using var aes = Aes.Create();
        aes.Key = secrets.Value.ForText;
        // Without looking at the padding: whether that is right is said by the tag, which is looked at in constant time.
        var padded = aes.DecryptCbc(bytes.AsSpan(TagSize), tag, PaddingMode.None);
        var text = padded.AsSpan(0, Math.Max(0, padded.Length - Math.Clamp((int)padded[^1], 1, 16)));
        return CryptographicOperations.FixedTimeEquals(Tag(text, scope), tag) ? Encoding.UTF8.GetString(text) : null;
    }

    private byte[] Tag(ReadOnlySpan<byte> text, string scope)
    {
        // The hash of the scope has a fixed length, so no text can be taken for another scope's.
        Span<byte> message = stackalloc byte[32 + text.Length];
        SHA256.HashData(Encoding.UTF8.GetBytes(scope), message);
        text.CopyTo(message[32..]);
        return HMACSHA256.HashData(secrets.Value.ForTags, message)[..TagSize];
    }

    private static (byte[] ForTags, byte[] ForText) Derive(IKeyManager keys, IDataProtectionProvider protection)
    {
        if (keys.GetAllKeys().Count == 0)
        {
            // Whoever protects something makes the first key.
            protection.CreateProtector("Uplift.Cursors").Protect([]);
        }

        // Later keys come and go; the first one stays, and a cursor is no secret that would need a new key every season.
        var first = keys.GetAllKeys().OrderBy(key => key.CreationDate).ThenBy(key => key.KeyId).First();
        var secret = Convert.FromBase64String(first.Descriptor.ExportToXml().SerializedDescriptorElement.Descendants("value").First().Value);
        byte[] Of(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes(purpose));
        return (Of("uplift cursors: tags"), Of("uplift cursors: text"));
    }
}
