using Uplift.Bench;

return args switch
{
    ["encoder", .. var rest] => EncoderCommand.Run(rest, Console.Out),
    ["encoder-weights", var package, var target] => EncoderWeightsCommand.Run(package, target, Console.Out),
    ["thesaurus", var folder, var target] => ThesaurusCommand.Run(folder, target, Console.Out),
    ["x", .. var r] => Explore.Run(r, Console.Out),
    ["xf", .. var r] => Explore.Fit(r, Console.Out),
    _ => Usage(Console.Error),
};

static int Usage(TextWriter output)
{
    output.WriteLine("encoder [PACKAGE [REFERENCE]]   speed beside the arithmetic floor; parity with float32 weights");
    output.WriteLine("encoder-weights PACKAGE FILE    writes the package's weights as float16");
    return 2;
}
