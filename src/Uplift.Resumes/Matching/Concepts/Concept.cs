using System.Runtime.InteropServices;

namespace Uplift.Resumes.Matching.Concepts;

internal enum ConceptKind
{
    Tool,
    Knowledge,
    Method,
}

/// <summary>One thing that people name in several ways.</summary>
/// <param name="Forms">Every way to write it, its name first.</param>
/// <param name="Broader">What it is a kind or a part of: who knows it knows something of that.</param>
/// <param name="Topics">Topics of the library that teach it.</param>
internal sealed record Concept(
    string Name, ConceptKind Kind, IReadOnlyList<string> Forms, IReadOnlyList<string> Broader, IReadOnlyList<string> Topics, Caution Caution);

/// <summary>How careful one must be with names that are also plain words. It concerns forms of one word.</summary>
internal enum Caution
{
    None,

    /// <summary>Only with its capitals, and not as the first word of a plain sentence: React, Spark.</summary>
    Case,

    /// <summary>Besides, only beside another concept or a word that shows a skill is meant: Go, R, Express.</summary>
    Company,
}

/// <summary>A place in a text where a concept is named.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Mention(Concept Concept, int Start, int Length)
{
    public int End => Start + Length;
}
