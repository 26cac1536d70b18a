using Uplift.Examiner;
using Uplift.Platform.Ai;
using Uplift.Tests.Examiner;

namespace Uplift.Bench.Interviewers;

/// <summary>Scripted candidates against any OpenAI-compatible server; the key is in the environment, never on the command line.</summary>
internal static class InterviewersCommand
{
    private const string Key = "UPLIFT_BENCH_KEY";

    public static async Task<int> RunAsync(string content, string gold, string address, string model, TextWriter output)
    {
        if (ModelAddress.Fault(address, needsHttps: false) is { } fault)
        {
            await output.WriteLineAsync(fault);
            return 2;
        }

        var endpoint = new ModelEndpoint(new Uri(address), model, Environment.GetEnvironmentVariable(Key), IsOwn: false);
        var bench = new InterviewerBench(new DirectCalls(endpoint), new EmbeddedExaminer(), TimeProvider.System);
        var figures = await bench.RunAsync(content, GoldQuestion.Read(gold), ScriptedCandidate.All, CancellationToken.None);
        figures.Write(output);
        return figures.RaisedByModel == 0 ? 0 : 1;
    }
}
