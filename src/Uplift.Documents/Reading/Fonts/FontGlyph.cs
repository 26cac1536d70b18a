namespace Uplift.Documents.Reading.Fonts;

/// <param name="Text">The characters that the shape stands for; null when nothing says.</param>
/// <param name="Advance">How far the pen moves, in units of the size; along the page where the font writes downward.</param>
/// <param name="IsSpace">A one-byte code 32, which word spacing applies to.</param>
internal sealed record FontGlyph(string? Text, double Advance, bool IsSpace);
