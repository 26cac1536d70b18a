using System.Diagnostics;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading;

/// <summary>Counts what a file costs and ends the reading when that is more than a resume ever needs.</summary>
internal sealed class ReadBudget(ReadLimits limits, CancellationToken cancellation)
{
    // A value takes about forty bytes; ten to an object leaves room for real files and keeps hostile ones under 100 MB.
    private const int ValuesPerObject = 10;
    private const int TicksPerClock = 512;
    private const int MostForms = 20_000;

    private readonly long start = Stopwatch.GetTimestamp();
    private long values;
    private long decompressed;
    private int glyphs;
    private int forms;
    private int ticks;

    public ReadLimits Limits { get; } = limits;

    /// <summary>One stream may take a quarter of what all may: while it grows, its buffer is held twice.</summary>
    public long LargestStream => Math.Min(Limits.DecompressedBytes - decompressed, (Limits.DecompressedBytes / 4) + 1024);

    /// <summary>Called in every loop whose length the file decides.</summary>
    public void Tick(int work = 1)
    {
        ticks += work;
        if (ticks >= TicksPerClock)
        {
            ticks = 0;
            cancellation.ThrowIfCancellationRequested();
            if (Stopwatch.GetElapsedTime(start) > Limits.Time)
            {
                throw TooComplex();
            }
        }
    }

    public void Value()
    {
        if (++values > (long)Limits.Objects * ValuesPerObject)
        {
            throw TooComplex();
        }

        Tick();
    }

    public void Decompressed(long bytes)
    {
        decompressed += bytes;
        if (decompressed > Limits.DecompressedBytes)
        {
            throw TooComplex();
        }

        Tick((int)Math.Min(bytes / 64, TicksPerClock));
    }

    public void Glyph()
    {
        if (++glyphs > Limits.Glyphs)
        {
            throw TooComplex();
        }

        Tick();
    }

    /// <summary>Forms within forms multiply; no page draws so many.</summary>
    public void Form()
    {
        if (++forms > MostForms)
        {
            throw TooComplex();
        }
    }

    public static ReadAbortException TooComplex() => new(new ReadRefusal(
        "too-complex",
        "This file takes far more work to read than a resume should; save it again from the program that made it, as a plain PDF or DOCX."));
}
