namespace Uplift.Examiner;

/// <summary>A height as a type: the compiler makes a kernel of its own for each and sees a constant there.</summary>
internal interface ITileHeight
{
    static abstract int Rows { get; }
}

internal readonly struct TwoRows : ITileHeight
{
    public static int Rows => 2;
}

internal readonly struct FourRows : ITileHeight
{
    public static int Rows => 4;
}

internal readonly struct SixRows : ITileHeight
{
    public static int Rows => 6;
}

internal readonly struct EightRows : ITileHeight
{
    public static int Rows => 8;
}
