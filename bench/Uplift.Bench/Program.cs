using Uplift.Bench;
using Uplift.Bench.Api;
using Uplift.Bench.Interviewers;

return args switch
{
    ["encoder", .. var rest] => EncoderCommand.Run(rest, Console.Out),
    ["encoder-weights", var package, var target] => EncoderWeightsCommand.Run(package, target, Console.Out),
    ["thesaurus", var folder, var target] => ThesaurusCommand.Run(folder, target, Console.Out),
    ["background", var content, var target] => BackgroundCommand.Run(content, target, Console.Out),
    ["evidence", var content, var gold, var target] => EvidenceCommand.Run(content, gold, target, Console.Out),
    ["marks", var data, .. var rest] => MarksCommand.Run(
        data, rest.ElementAtOrDefault(0), rest.ElementAtOrDefault(1), Console.Out),
    ["gold", var gold, var content, .. var rest] => GoldCommand.Run(gold, content, rest.ElementAtOrDefault(0), Console.Out),
    ["api", var program, .. var rest] => await ApiCommand.RunAsync(program, rest.ElementAtOrDefault(0), Console.Out),
    ["bare", var address, var provider, var connectionString] => await BareServer.RunAsync(address, provider, connectionString),
    ["interviewers", var content, var gold, var address, var model] => await InterviewersCommand.RunAsync(content, gold, address, model, Console.Out),
    ["throughput", var content] => ThroughputCommand.Run(content, Console.Out),
    _ => Usage(Console.Error),
};

static int Usage(TextWriter output)
{
    output.WriteLine("encoder [PACKAGE [REFERENCE]]   speed beside the arithmetic floor; parity with float32 weights");
    output.WriteLine("encoder-weights PACKAGE FILE    writes the package's weights as float16");
    output.WriteLine("thesaurus FOLDER FILE           packs WordNet's dictionary files");
    output.WriteLine("background CONTENT FILE         writes what is held for unrelated, of the library");
    output.WriteLine("evidence CONTENT GOLD FILE      fits when likeness is evidence, on the gold answers");
    output.WriteLine("marks DATA [FILE [JSONL]]       fits the expected mark; writes weights and held-out predictions");
    output.WriteLine("gold FOLDER CONTENT [FILE]      grades the gold set; writes the figures that are shown");
    output.WriteLine("interviewers CONTENT GOLD ADDRESS MODEL   conduct and verdicts of a model's interviewer and judge");
    output.WriteLine("throughput CONTENT              a thousand answers on one core");
    output.WriteLine("api PROGRAM [POSTGRES]          what a request costs, beside hand-written ADO.NET");
    return 2;
}
