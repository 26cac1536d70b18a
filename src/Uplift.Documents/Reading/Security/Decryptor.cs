using System.Buffers.Binary;
using System.Security.Cryptography;
using Uplift.Documents.Reading.Syntax;

namespace Uplift.Documents.Reading.Security;

/// <summary>
/// The standard security handler with the empty user password (ISO 32000-1, 7.6; ISO 32000-2, 7.6.4 for revision 6): what any
/// viewer opens without asking.
/// </summary>
internal sealed class Decryptor
{
    private static readonly byte[] Padding =
    [
        0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
        0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
    ];

    private readonly byte[] key;
    private readonly Method strings;
    private readonly Method streams;

    private Decryptor(byte[] key, Method strings, Method streams)
    {
        this.key = key;
        this.strings = strings;
        this.streams = streams;
    }

    private enum Method
    {
        None,
        Rc4,
        Aes128,
        Aes256,
    }

    /// <summary>Null when the file wants a password or a handler that is not the standard one.</summary>
    public static Decryptor? Open(PdfDictionary encrypt, byte[] id, Func<object?, object?> resolve)
    {
        if ((resolve(encrypt.GetValueOrDefault("Filter")) as PdfName)?.Value != "Standard")
        {
            return null;
        }

        int Number(string name, int fallback) =>
            resolve(encrypt.GetValueOrDefault(name)) is double value ? (int)(long)Math.Clamp(value, int.MinValue, uint.MaxValue) : fallback;
        byte[] Bytes(string name) => (resolve(encrypt.GetValueOrDefault(name)) as PdfString)?.Bytes ?? [];

        var version = Number("V", 0);
        var revision = Number("R", 0);
        var (strings, streams) = version switch
        {
            1 or 2 or 3 => (Method.Rc4, Method.Rc4),
            4 or 5 => (FilterOf(encrypt, "StrF", resolve), FilterOf(encrypt, "StmF", resolve)),
            _ => (Method.None, Method.None),
        };
        if (version is < 1 or > 5 || version == 3)
        {
            return null;
        }

        var user = Bytes("U");
        if (revision >= 5)
        {
            return ModernKey(user, Bytes("UE"), revision) is { } modern ? new Decryptor(modern, strings, streams) : null;
        }

        var length = version == 1 ? 5 : version == 4 ? 16 : Math.Clamp(Number("Length", 40) / 8, 5, 16);
        var metadata = resolve(encrypt.GetValueOrDefault("EncryptMetadata")) is not false;
        var legacy = LegacyKey(Bytes("O"), Number("P", 0), id, length, revision, metadata);
        return IsUserKey(legacy, user, id, revision) ? new Decryptor(legacy, strings, streams) : null;
    }

    public byte[] String(byte[] data, PdfReference owner) => Decrypt(data, owner, strings);

    public ReadOnlyMemory<byte> Stream(ReadOnlyMemory<byte> data, PdfReference owner) =>
        streams == Method.None ? data : Decrypt(data.Span, owner, streams);

    /// <summary>An object with its strings in clear. A stream only learns whose it is: its bytes are decrypted when they are read.</summary>
    /// <param name="depth">How deep things may lie in one another; what lies deeper stays as it is.</param>
    public object? Object(object? value, PdfReference owner, int depth)
    {
        if (depth < 0)
        {
            return value;
        }

        switch (value)
        {
            case PdfString text:
                return new PdfString(String(text.Bytes, owner));
            case PdfArray array:
                for (var i = 0; i < array.Count; i++)
                {
                    array[i] = Object(array[i], owner, depth - 1);
                }

                return array;
            case PdfDictionary dictionary:
                foreach (var name in dictionary.Keys.ToArray())
                {
                    dictionary[name] = Object(dictionary[name], owner, depth - 1);
                }

                return dictionary;
            case PdfStream stream:
                Object(stream.Dictionary, owner, depth - 1);
                // Cross-reference streams are never encrypted.
                return (stream.Dictionary.GetValueOrDefault("Type") as PdfName)?.Value == "XRef" ? stream : stream with { Owner = owner };
            default:
                return value;
        }
    }

    private static Method FilterOf(PdfDictionary encrypt, string use, Func<object?, object?> resolve)
    {
        var name = (resolve(encrypt.GetValueOrDefault(use)) as PdfName)?.Value ?? "Identity";
        var filters = resolve(encrypt.GetValueOrDefault("CF")) as PdfDictionary;
        var filter = resolve(filters?.GetValueOrDefault(name)) as PdfDictionary;
        return (resolve(filter?.GetValueOrDefault("CFM")) as PdfName)?.Value switch
        {
            "V2" => Method.Rc4,
            "AESV2" => Method.Aes128,
            "AESV3" => Method.Aes256,
            _ => Method.None,
        };
    }

    // MD5 and RC4 are the format's, not our choice; nothing is kept secret with them here.
#pragma warning disable CA5351
    private static byte[] LegacyKey(byte[] owner, int permissions, byte[] id, int length, int revision, bool metadata)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        md5.AppendData(Padding);
        md5.AppendData(owner.AsSpan(0, Math.Min(32, owner.Length)));
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(four, permissions);
        md5.AppendData(four);
        md5.AppendData(id);
        if (revision >= 4 && !metadata)
        {
            md5.AppendData([255, 255, 255, 255]);
        }

        var hash = md5.GetHashAndReset();
        for (var i = 0; revision >= 3 && i < 50; i++)
        {
            hash = MD5.HashData(hash.AsSpan(0, length));
        }

        return hash[..length];
    }

    private static bool IsUserKey(byte[] key, byte[] user, byte[] id, int revision)
    {
        if (revision < 3)
        {
            return user.AsSpan(0, Math.Min(32, user.Length)).SequenceEqual(Rc4.Apply(key, Padding));
        }

        var check = Rc4.Apply(key, MD5.HashData([.. Padding, .. id]));
        for (var i = 1; i < 20; i++)
        {
            check = Rc4.Apply([.. key.Select(b => (byte)(b ^ i))], check);
        }

        return user.Length >= 16 && user.AsSpan(0, 16).SequenceEqual(check);
    }

    private byte[] Decrypt(ReadOnlySpan<byte> data, PdfReference owner, Method method) => method switch
    {
        Method.Rc4 => Rc4.Apply(ObjectKey(owner, false), data),
        Method.Aes128 => Aes(ObjectKey(owner, true), data),
        Method.Aes256 => Aes(key, data),
        _ => data.ToArray(),
    };

    private byte[] ObjectKey(PdfReference owner, bool aes)
    {
        byte[] salted =
        [
            .. key,
            (byte)owner.Number, (byte)(owner.Number >> 8), (byte)(owner.Number >> 16),
            (byte)owner.Generation, (byte)(owner.Generation >> 8),
            .. aes ? "sAlT"u8 : default,
        ];
        return MD5.HashData(salted)[..Math.Min(16, key.Length + 5)];
    }
#pragma warning restore CA5351

    private static byte[] Aes(byte[] key, ReadOnlySpan<byte> data)
    {
        var whole = (data.Length - 16) / 16 * 16;
        if (whole <= 0)
        {
            return [];
        }

        using var aes = System.Security.Cryptography.Aes.Create();
        aes.Key = key;
        // Padding is taken off by hand: a damaged one should not lose the rest.
        var plain = aes.DecryptCbc(data.Slice(16, whole), data[..16], PaddingMode.None);
        var pad = plain[^1];
        return pad is >= 1 and <= 16 ? plain[..^pad] : plain;
    }

    private static byte[]? ModernKey(byte[] user, byte[] userKey, int revision)
    {
        if (user.Length < 48 || userKey.Length < 32)
        {
            return null;
        }

        var check = ModernHash(user.AsSpan(32, 8), revision);
        if (!user.AsSpan(0, 32).SequenceEqual(check))
        {
            return null;
        }

        using var aes = System.Security.Cryptography.Aes.Create();
        aes.Key = ModernHash(user.AsSpan(40, 8), revision);
        return aes.DecryptCbc(userKey.AsSpan(0, 32), new byte[16], PaddingMode.None);
    }

    /// <summary>Algorithm 2.B of ISO 32000-2 for an empty password; revision 5 stops after its first line.</summary>
    private static byte[] ModernHash(ReadOnlySpan<byte> salt, int revision)
    {
        var hash = SHA256.HashData(salt);
        if (revision < 6)
        {
            return hash;
        }

        for (var round = 0; ; round++)
        {
            var block = new byte[hash.Length * 64];
            for (var i = 0; i < 64; i++)
            {
                hash.CopyTo(block, i * hash.Length);
            }

            using var aes = System.Security.Cryptography.Aes.Create();
            aes.Key = hash[..16];
            var encrypted = aes.EncryptCbc(block, hash.AsSpan(16, 16), PaddingMode.None);
            var sum = 0;
            for (var i = 0; i < 16; i++)
            {
                sum += encrypted[i];
            }

            hash = (sum % 3) switch
            {
                0 => SHA256.HashData(encrypted),
                1 => SHA384.HashData(encrypted),
                _ => SHA512.HashData(encrypted),
            };
            if (round >= 63 && encrypted[^1] <= round - 32)
            {
                return hash[..32];
            }
        }
    }
}
