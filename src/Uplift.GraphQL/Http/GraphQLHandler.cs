using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Language;
using Uplift.GraphQL.Limits;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Http;

/// <summary>
/// GraphQL over HTTP. A request that is at fault is a 4xx where the client asked for the GraphQL media type; where it asked
/// for plain JSON, a well-formed request is always a 200, since such clients look at the body alone.
/// </summary>
internal sealed partial class GraphQLHandler(Schema schema, GraphQLOptions options, TimeProvider clock, ILogger logger)
{
    private readonly RequestReader reader = new(options);
    private readonly Documents documents = new(schema, options);

    public async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = "Accept";
        if (MediaTypes.Negotiate(http.Request) is not { } type)
        {
            await WriteAsync(http, MediaTypes.Json, 406, ExecutionResult.Refused(
                GraphQLError.Coded("NOT_ACCEPTABLE", $"Answers are {MediaTypes.GraphQLResponse} or {MediaTypes.Json}.")));
            return;
        }

        var (request, refusal) = await reader.ReadAsync(http.Request, http.RequestAborted);
        if (request is null)
        {
            await WriteAsync(http, type, refusal!.Status, ExecutionResult.Refused(refusal.Error));
            return;
        }

        if (Choose(http, request, out var document, out var kind) is { } answer)
        {
            await AnswerAsync(http, type, answer);
            return;
        }

        async Task ActAsync()
        {
            var executed = await ExecuteAsync(http, document!, request);
            if (executed.Result.HasData && executed.Result.Errors.Count == 0)
            {
                AllowCaching(http, request);
            }

            await AnswerAsync(http, type, executed);
        }

        if (options.Around is null)
        {
            await ActAsync();
        }
        else if (await options.Around(http, kind, ActAsync) is { } refused)
        {
            await WriteAsync(http, type, refused.Status, ExecutionResult.Refused(refused.Error));
        }
    }

    /// <summary>A well-formed request is a 200 to who asked for plain JSON.</summary>
    private static Task AnswerAsync(HttpContext http, string type, (ExecutionResult Result, int Status) answer) =>
        WriteAsync(http, type, type == MediaTypes.Json && answer.Status is (200 or 400 or 503) ? 200 : answer.Status, answer.Result);

    /// <summary>Finds the operation.</summary>
    /// <returns>Why it is not executed; null when it is to be.</returns>
    private (ExecutionResult Result, int Status)? Choose(HttpContext http, GraphQLRequest request, out DocumentNode? document, out OperationKind kind)
    {
        (document, kind) = (null, OperationKind.Query);
        var (text, error) = documents.TextOf(request);
        if (text is null)
        {
            return (ExecutionResult.Refused(error!), 400);
        }

        var prepared = documents.Prepare(text);
        if (prepared.Document is null || prepared.Errors.Count > 0)
        {
            return (ExecutionResult.Refused(prepared.Errors), 400);
        }

        document = prepared.Document;
        var (operation, fault) = OperationSelection.Find(document, request.OperationName);
        if (operation is null)
        {
            return (ExecutionResult.Refused(new GraphQLError(fault!)), 400);
        }

        kind = operation.Kind;
        if (HttpMethods.IsGet(http.Request.Method) && kind != OperationKind.Query)
        {
            // A link or an image can make a browser send a GET; it must not change anything.
            http.Response.Headers.Allow = "POST";
            return (ExecutionResult.Refused(GraphQLError.Coded("METHOD", "Only queries may be sent with GET.")), 405);
        }

        if (options.Guard?.Invoke(http, kind) is { } refusal)
        {
            return (ExecutionResult.Refused(refusal.Error), refusal.Status);
        }

        return OperationMeter.Check(schema, document, operation, request.Variables, options.Limits) is { } exceeded
            ? (ExecutionResult.Refused(exceeded), 400)
            : null;
    }

    private async Task<(ExecutionResult Result, int Status)> ExecuteAsync(HttpContext http, DocumentNode document, GraphQLRequest request)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, clock);
        var end = clock.GetUtcNow() + options.Timeout;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, http.RequestAborted);
        try
        {
            var result = await Executor.ExecuteAsync(
                schema,
                new ExecutionRequest(document)
                {
                    OperationName = request.OperationName,
                    Variables = request.Variables,
                    Services = http.RequestServices,
                    OnException = (exception, path) => LogFault(logger, string.Join('.', path), exception),
                    Extend = Extend,
                },
                either.Token);
            return (result, result.HasData ? 200 : 400);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return (ExecutionResult.Refused(GraphQLError.Coded(
                "TIME_LIMIT", $"The operation may take {options.Timeout.TotalSeconds:0.#} seconds.")), 503);
        }

        void Extend(TimeSpan time)
        {
            if (clock.GetUtcNow() + time > end)
            {
                end = clock.GetUtcNow() + time;
                timeout.CancelAfter(time);
            }
        }
    }

    // An answer that any visitor would get may be kept by caches in between; with credentials it may be a person's own.
    private void AllowCaching(HttpContext http, GraphQLRequest request)
    {
        var headers = http.Request.Headers;
        if (HttpMethods.IsGet(http.Request.Method) && request.DocumentHash is not null && options.CacheFor > TimeSpan.Zero
            && headers.Cookie.Count == 0 && headers.Authorization.Count == 0)
        {
            http.Response.Headers.CacheControl = $"public, max-age={options.CacheFor.TotalSeconds:0}";
        }
    }

    private static async Task WriteAsync(HttpContext http, string type, int status, ExecutionResult result)
    {
        var body = new ArrayBufferWriter<byte>();
        ResponseWriter.Write(body, result);
        http.Response.StatusCode = status;
        http.Response.ContentType = $"{type}; charset=utf-8";
        http.Response.ContentLength = body.WrittenCount;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await http.Response.Body.WriteAsync(body.WrittenMemory, http.RequestAborted);
    }

    [LoggerMessage(LogLevel.Error, "The field {Path} failed.")]
    private static partial void LogFault(ILogger logger, string path, Exception exception);
}
