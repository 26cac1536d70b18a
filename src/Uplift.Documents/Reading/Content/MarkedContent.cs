namespace Uplift.Documents.Reading.Content;

/// <param name="Id">The number that the structure tree knows it by; -1 without one.</param>
/// <param name="ActualText">What its shapes read together.</param>
/// <param name="FirstGlyph">The first glyph drawn within it.</param>
internal sealed record MarkedContent(string Tag, int Id, string? ActualText, int FirstGlyph);
