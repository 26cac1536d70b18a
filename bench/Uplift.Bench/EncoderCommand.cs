namespace Uplift.Bench;

/// <summary>How long the encoder takes beside what the arithmetic alone must take, and whether it is right.</summary>
internal static class EncoderCommand
{
    private static readonly int[] Lengths = [8, 30, 32, 64, 128];

    public static int Run(string[] arguments, TextWriter output)
    {
        EncoderSpeed.Report(Lengths, output);
        if (arguments is not [var package, .. var rest])
        {
            output.WriteLine("Parity: not checked, no package given.");
            return 0;
        }

        return EncoderParity.Report(package, rest is [var reference, ..] ? reference : EncoderParity.Own(), output) ? 0 : 1;
    }
}
