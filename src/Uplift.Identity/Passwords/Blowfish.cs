using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Uplift.Identity.Passwords;

/// <summary>The cipher inside bcrypt, with the costly key schedule that gives bcrypt its price (Provos and Mazières, 1999).</summary>
internal sealed class Blowfish
{
    private const int Subkeys = 18;
    private const int BoxEntries = 4 * 256;

    // Blowfish begins with the fraction of pi in binary; computing it is shorter than 1042 constants and cannot be mistyped.
    private static readonly uint[] Pi = FractionOfPi(Subkeys + BoxEntries);

    private readonly uint[] subkeys = Pi[..Subkeys];
    private readonly uint[] boxes = Pi[Subkeys..];

    public Blowfish(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt, int cost)
    {
        Mix(key, salt);
        for (var round = 1UL << cost; round > 0; round--)
        {
            Mix(key, []);
            Mix(salt, []);
        }
    }

    /// <summary>Encrypts one block of two words in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void Encrypt(ref uint left, ref uint right)
    {
        // Every index into the boxes is a byte plus its box, so it is in bounds; the checks would double the defender's cost.
        ref var key = ref MemoryMarshal.GetArrayDataReference(subkeys);
        ref var box = ref MemoryMarshal.GetArrayDataReference(boxes);
        var (l, r) = (left ^ key, right);
        for (var round = 1; round < Subkeys - 1; round += 2)
        {
            r ^= Substitute(ref box, l) ^ Unsafe.Add(ref key, round);
            l ^= Substitute(ref box, r) ^ Unsafe.Add(ref key, round + 1);
        }

        (left, right) = (r ^ Unsafe.Add(ref key, Subkeys - 1), l);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Substitute(ref uint box, uint word) =>
        ((Unsafe.Add(ref box, (int)(word >> 24)) + Unsafe.Add(ref box, 256 + (int)(word >> 16 & 0xFF)))
            ^ Unsafe.Add(ref box, 512 + (int)(word >> 8 & 0xFF)))
        + Unsafe.Add(ref box, 768 + (int)(word & 0xFF));

    /// <summary>Works the key into the state, and the salt, when there is one, into each block.</summary>
    private void Mix(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        var offset = 0;
        for (var i = 0; i < Subkeys; i++)
        {
            subkeys[i] ^= NextWord(key, ref offset);
        }

        Span<uint> saltWords = stackalloc uint[4];
        for (var i = 0; i < salt.Length / 4; i++)
        {
            saltWords[i] = BinaryPrimitives.ReadUInt32BigEndian(salt[(4 * i)..]);
        }

        var (left, right, half) = (0u, 0u, 0);
        Fill(subkeys, saltWords, ref left, ref right, ref half);
        Fill(boxes, saltWords, ref left, ref right, ref half);
    }

    private void Fill(uint[] words, ReadOnlySpan<uint> salt, ref uint left, ref uint right, ref int half)
    {
        for (var i = 0; i < words.Length; i += 2)
        {
            left ^= salt[half];
            right ^= salt[half + 1];
            half ^= 2;
            Encrypt(ref left, ref right);
            (words[i], words[i + 1]) = (left, right);
        }
    }

    /// <summary>The next four bytes of the key, which begins again at its end.</summary>
    private static uint NextWord(ReadOnlySpan<byte> key, ref int offset)
    {
        var word = 0u;
        for (var i = 0; i < 4; i++)
        {
            word = word << 8 | key[offset];
            offset = offset + 1 == key.Length ? 0 : offset + 1;
        }

        return word;
    }

    /// <summary>By Machin's formula: pi = 16 arctan(1/5) - 4 arctan(1/239).</summary>
    private static uint[] FractionOfPi(int words)
    {
        const int guard = 64;
        var bits = (32 * words) + guard;
        var one = BigInteger.One << bits;
        var fraction = ((16 * InverseArctangent(5, one)) - (4 * InverseArctangent(239, one))) & (one - 1);
        return [.. Enumerable.Range(1, words).Select(i => (uint)(fraction >> (bits - (32 * i)) & uint.MaxValue))];
    }

    private static BigInteger InverseArctangent(int x, BigInteger one)
    {
        var power = one / x;
        var sum = power;
        for (var n = 3; !power.IsZero; n += 2)
        {
            power /= x * x;
            sum += n % 4 == 1 ? power / n : -(power / n);
        }

        return sum;
    }
}
