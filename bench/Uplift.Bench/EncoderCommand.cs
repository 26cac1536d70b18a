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

        var reference = rest is [var given, ..] ? given : EncoderParity.OwnReference;
        return EncoderParity.Report(package, reference, output) ? 0 : 1;
    }
}
