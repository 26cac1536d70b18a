using System.Buffers;
using System.Text.Json;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Http;
using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;
using Uplift.GraphQL.Validation;

namespace Uplift.Tests.GraphQL;

/// <summary>The engine without a server around it.</summary>
internal static class Engine
{
    /// <summary>Parses, validates and executes; the answer as a client would read it.</summary>
    public static Task<JsonElement> ExecuteAsync(Schema schema, string text, IReadOnlyDictionary<string, object?>? variables = null) =>
        ExecuteUntilAsync(schema, text, variables, TestContext.Current.CancellationToken);

    public static async Task<JsonElement> ExecuteUntilAsync(
        Schema schema, string text, IReadOnlyDictionary<string, object?>? variables, CancellationToken end)
    {
        var document = Parser.Parse(text);
        Validator.Validate(schema, document).ShouldBeEmpty();
        var request = new ExecutionRequest(document) { Variables = variables ?? new Dictionary<string, object?>() };
        return Read(await Executor.ExecuteAsync(schema, request, end));
    }

    public static JsonElement Read(ExecutionResult result)
    {
        var written = new ArrayBufferWriter<byte>();
        ResponseWriter.Write(written, result);
        return JsonDocument.Parse(written.WrittenMemory).RootElement;
    }
}
