using System.Runtime.InteropServices;

namespace Uplift.Documents.Text;

/// <summary>Either what was read or why nothing was.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReadOutcome(DocumentText? Document, ReadRefusal? Refusal);

/// <summary>Why a file was not read, for the person who brought it.</summary>
/// <param name="Code">Kebab and stable: "encrypted", "damaged", "not-a-document", "too-large", "too-complex", "no-text".</param>
/// <param name="Sentence">One sentence that says what is wrong and what would help.</param>
public sealed record ReadRefusal(string Code, string Sentence);

/// <summary>What a hostile file may cost.</summary>
public sealed record ReadLimits
{
    public static ReadLimits Default { get; } = new();

    public int Bytes { get; init; } = 10 * 1024 * 1024;

    public int Pages { get; init; } = 50;

    public int Objects { get; init; } = 200_000;

    public int Depth { get; init; } = 64;

    /// <summary>Over all streams of the file together.</summary>
    public long DecompressedBytes { get; init; } = 100L * 1024 * 1024;

    public int Glyphs { get; init; } = 500_000;

    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(1.5);
}
