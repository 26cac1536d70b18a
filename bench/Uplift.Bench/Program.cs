using Uplift.Bench;
using Uplift.Bench.Api;
using Uplift.Bench.Coaching;
using Uplift.Bench.Interviewers;
using Uplift.Bench.Pdf;

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
    ["concepts", var folder, var target] => ConceptsCommand.Run(folder, target, Console.Out),
    ["matching", var adverts] => MatchingCommand.Run(adverts, Console.Out),
    ["importer", .. var rest] => ImporterCommand.Run(rest.ElementAtOrDefault(0), Console.Out),
    ["coaching-simulation", .. var rest] => SimulationCommand.Run(
        rest is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 2000, Console.Out),
    ["today", var program, .. var rest] => await TodayCommand.RunAsync(program, rest.ElementAtOrDefault(0), Console.Out),
    ["interviewers", var content, var gold, var address, var model] => await InterviewersCommand.RunAsync(content, gold, address, model, Console.Out),
    ["throughput", var content] => ThroughputCommand.Run(content, Console.Out),
    ["pdf", var repository] => await PdfCommand.RunAsync(repository, Console.Out),
    ["pdf-server", var address, var resume] => await PdfServer.RunAsync(address, resume),
    ["reader", var folder] => ReaderCommand.Run(folder, Console.Out),
    _ => Usage(Console.Error),
};

static int Usage(TextWriter output)
{
    output.WriteLine("encoder [PACKAGE [REFERENCE]]   speed beside the arithmetic floor; parity with float32 weights");
    output.WriteLine("encoder-weights PACKAGE FILE    writes the package's weights as float16");
    output.WriteLine("thesaurus FOLDER FILE           packs WordNet's dictionary files");
    output.WriteLine("concepts FOLDER DATA            packs the names that the job match knows, beside its own table");
    output.WriteLine("background CONTENT FILE         writes what is held for unrelated, of the library");
    output.WriteLine("evidence CONTENT GOLD FILE      fits when likeness is evidence, on the gold answers");
    output.WriteLine("marks DATA [FILE [JSONL]]       fits the expected mark; writes weights and held-out predictions");
    output.WriteLine("gold FOLDER CONTENT [FILE]      grades the gold set; writes the figures that are shown");
    output.WriteLine("matching ADVERTS                tools found in real adverts, against their labels");
    output.WriteLine("importer [DATA]                 what is recovered of resumes with known fields; recall, precision, time");
    output.WriteLine("interviewers CONTENT GOLD ADDRESS MODEL   conduct and verdicts of a model's interviewer and judge");
    output.WriteLine("throughput CONTENT              a thousand answers on one core");
    output.WriteLine("reader FOLDER                   what reading the PDF and DOCX files of a folder costs a page");
    output.WriteLine("coaching-simulation [LEARNERS]  what is recalled on the day, by Uplift's plan and by others, at equal minutes");
    output.WriteLine("today PROGRAM [POSTGRES]        Today of somebody with 100,000 cards and 1,000,000 reviews");
    output.WriteLine("api PROGRAM [POSTGRES]          what a request costs, beside hand-written ADO.NET");
    output.WriteLine("pdf REPOSITORY                  a resume as a PDF, beside @react-pdf/renderer");
    return 2;
}
