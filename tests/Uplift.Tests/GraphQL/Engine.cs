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
    public static async Task<JsonElement> ExecuteAsync(
        Schema schema, string text, IReadOnlyDictionary<string, object?>? variables = null, object? root = null, CancellationToken cancellation = default)
    {
        var document = Parser.Parse(text);
        Validator.Validate(schema, document).ShouldBeEmpty();
        return Read(await Executor.ExecuteAsync(
            schema,
            new ExecutionRequest(document) { Variables = variables ?? new Dictionary<string, object?>(), Root = root },
            cancellation));
    }

    public static JsonElement Read(ExecutionResult result)
    {
        var written = new ArrayBufferWriter<byte>();
        ResponseWriter.Write(written, result);
        return JsonDocument.Parse(written.WrittenMemory).RootElement;
    }
}
