namespace Uplift.Documents.Reading.Layout;

/// <summary>Words of one baseline with no wide gap between them.</summary>
internal sealed class Chunk
{
    public Chunk(Word word) => Add(word);

    public List<Word> Words { get; } = [];

    public double Left { get; private set; } = double.MaxValue;

    public double Right { get; private set; } = double.MinValue;

    public double Top { get; private set; } = double.MaxValue;

    public double Bottom { get; private set; } = double.MinValue;

    /// <summary>The baseline of its largest words.</summary>
    public double Base { get; private set; }

    public double Size { get; private set; }

    public int Order { get; private set; } = int.MaxValue;

    public int LastOrder { get; private set; } = int.MinValue;

    public int Letters { get; private set; }

    public bool HasDigit { get; private set; }

    /// <summary>Holds no small letter.</summary>
    public bool IsCapitals { get; private set; } = true;

    public void Add(Word word)
    {
        Words.Add(word);
        if (word.Size > Size)
        {
            Size = word.Size;
            Base = word.Base;
        }

        Left = Math.Min(Left, word.Left);
        Right = Math.Max(Right, word.Right);
        Top = Math.Min(Top, word.Top);
        Bottom = Math.Max(Bottom, word.Bottom);
        Order = Math.Min(Order, word.Order);
        LastOrder = Math.Max(LastOrder, word.LastOrder);
        Letters += word.Glyphs.Count + 1;
        foreach (var glyph in word.Glyphs)
        {
            HasDigit |= glyph.Text.Length > 0 && char.IsDigit(glyph.Text[0]);
            IsCapitals &= glyph.Text.Length == 0 || !char.IsLower(glyph.Text[0]);
        }
    }

    public void Add(Chunk other)
    {
        foreach (var word in other.Words)
        {
            Add(word);
        }
    }
}
