using System.Text.Json;
using Uplift.Platform.Ai;

namespace Uplift.Tests.Interviews.Judging;

/// <summary>A model in this process: what it says is the test's. For what is about its words, not about its server.</summary>
internal sealed class ScriptedModel(Func<ModelRequest, string> say) : IModelCalls
{
    public List<ModelRequest> Asked { get; } = [];

    /// <summary>Every call fails like this.</summary>
    public static ScriptedModel Failing(ModelFailure failure) => new(_ => "") { Failure = failure };

    public ModelFailure? Failure { get; set; }

    public async Task<ModelReply> AskAsync(ModelRequest request, Func<string, Task<bool>>? onText, CancellationToken cancellation)
    {
        Asked.Add(request);
        var text = Failure is null ? say(request) : "";
        foreach (var piece in text.Chunk(9))
        {
            if (onText is not null && !await onText(new string(piece)))
            {
                return new ModelReply("", "scripted", ModelFailure.Stopped, 10, 10, default, default);
            }
        }

        return new ModelReply(text, "scripted", Failure, 10, 10, default, default);
    }

    /// <summary>A judge that says this of every point it is asked for.</summary>
    public static string Judgement(ModelRequest request, Func<string, (string Verdict, string Quote)> of) => JsonSerializer.Serialize(new
    {
        verdicts = PointsOf(request).Select(point => (point.Name, Said: of(point.Statement)))
            .Select(point => new { point = point.Name, verdict = point.Said.Verdict, quote = point.Said.Quote }),
    });

    public static IEnumerable<(string Name, string Statement)> PointsOf(ModelRequest request) => request.Messages[^1].Text.Split('\n')
        .Select(line => line.Split(": ", 2))
        .Where(parts => parts.Length == 2 && parts[0].Length is 2 or 3 && parts[0][0] == 'p' && char.IsAsciiDigit(parts[0][1]))
        .Select(parts => (parts[0], parts[1].Trim()));
}
