using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Uplift.Tests.Platform.Ai;

/// <summary>What an OpenAI-compatible server was asked.</summary>
/// <param name="Body">The whole request, for looking for what must not be in it.</param>
public sealed record AskedModel(string? Authorization, string Body)
{
    private readonly JsonElement json = JsonSerializer.Deserialize<JsonElement>(Body);

    public string Model => json.GetProperty("model").GetString()!;

    public bool WantsSchema => json.TryGetProperty("response_format", out var format) && format.GetProperty("type").GetString() == "json_schema";

    public string System => string.Concat(Messages.Where(message => message.Role == "system").Select(message => message.Text));

    public string User => string.Concat(Messages.Where(message => message.Role != "system").Select(message => message.Text));

    public IEnumerable<(string Role, string Text)> Messages => json.GetProperty("messages").EnumerateArray()
        .Select(message => (message.GetProperty("role").GetString()!, TextOf(message.GetProperty("content"))));

    public bool IsJudge => System.StartsWith("You check an answer", StringComparison.Ordinal);

    public bool IsNoteTaker => System.StartsWith("You take notes", StringComparison.Ordinal);

    public bool IsInterviewer => System.StartsWith("You are the interviewer", StringComparison.Ordinal);

    private static string TextOf(JsonElement content) => content.ValueKind == JsonValueKind.String
        ? content.GetString()!
        : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
}

/// <summary>A model server over real HTTP on loopback that does what a test's script says, good or evil.</summary>
public sealed class FakeModelServer : IAsyncDisposable
{
    public const string Key = "sk-test-0123456789";

    private readonly WebApplication server;
    private readonly Channel<AskedModel> asked = Channel.CreateUnbounded<AskedModel>();

    private FakeModelServer(WebApplication server) => this.server = server;

    public string Address => $"{server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/v1";

    /// <summary>What it does with a request; by default it says a little.</summary>
    public Func<AskedModel, FakeAnswer> Script { get; set; } = _ => FakeAnswer.Says("One. Two. Three.");

    public List<AskedModel> All { get; } = [];

    public static async Task<FakeModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeModelServer(app);
        app.MapPost("/v1/chat/completions", fake.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    /// <summary>Waits until the next request has come.</summary>
    public async Task<AskedModel> NextAsync() => await asked.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Waits until as many such requests have come, earlier ones counted.</summary>
    public async Task UntilAsync(int number, Func<AskedModel, bool> isIt)
    {
        while (Count() < number)
        {
            await NextAsync();
        }

        int Count()
        {
            lock (All)
            {
                return All.Count(isIt);
            }
        }
    }

    /// <summary>Goes away in the middle of things.</summary>
    public Task StopAsync() => server.StopAsync(new CancellationToken(canceled: true));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new AskedModel(context.Request.Headers.Authorization, await reader.ReadToEndAsync(context.RequestAborted));
        FakeAnswer answer;
        lock (All)
        {
            All.Add(request);
            answer = Script(request);
        }

        asked.Writer.TryWrite(request);
        try
        {
            await answer.WriteAsync(context);
        }
        catch (OperationCanceledException)
        {
            // The client left.
        }
    }
}

/// <summary>One answer of the fake: the bytes as they go out, and when.</summary>
public sealed record FakeAnswer(Func<HttpContext, Task> WriteAsync)
{
    /// <summary>A well-made stream, a word or two at a time, with usage.</summary>
    public static FakeAnswer Says(string text, string finish = "stop") => new(async context =>
    {
        await BeginAsync(context);
        foreach (var piece in Pieces(text))
        {
            await SendAsync(context, Chunk(piece, null));
        }

        await SendAsync(context, Chunk(null, finish));
        await SendAsync(context, """{"id":"c","object":"chat.completion.chunk","created":1,"model":"fake","choices":[],"usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}""");
        await SendAsync(context, "[DONE]");
    });

    public static FakeAnswer Json(object value) => Says(JsonSerializer.Serialize(value));

    public static FakeAnswer Status(HttpStatusCode status, string? retryAfter = null, string body = """{"error":{"message":"no"}}""") => new(async context =>
    {
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "application/json";
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        await context.Response.WriteAsync(body, context.RequestAborted);
    });

    public static FakeAnswer Html() => new(async context =>
    {
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync("<!DOCTYPE html><title>Sign in</title>", context.RequestAborted);
    });

    /// <summary>HTML under the name of an event stream.</summary>
    public static FakeAnswer HtmlAsStream() => new(async context =>
    {
        await BeginAsync(context);
        await context.Response.WriteAsync("<!DOCTYPE html>\n\n<title>Sign in</title>\n\n", context.RequestAborted);
    });

    public static FakeAnswer Redirect(string target) => new(context =>
    {
        context.Response.Redirect(target);
        return Task.CompletedTask;
    });

    public static FakeAnswer BrokenJson() => new(async context =>
    {
        await BeginAsync(context);
        await SendAsync(context, "{\"choices\":[{\"delta\":");
    });

    /// <summary>Says something and then the line goes dead.</summary>
    public static FakeAnswer Cut(string text) => new(async context =>
    {
        await BeginAsync(context);
        if (text.Length > 0)
        {
            await SendAsync(context, Chunk(text, null));
        }

        context.Abort();
    });

    /// <summary>Ends in good order, and yet in the middle.</summary>
    public static FakeAnswer Unfinished(string text) => new(async context =>
    {
        await BeginAsync(context);
        await SendAsync(context, Chunk(text, null));
    });

    /// <summary>Takes the request and says nothing until the client leaves.</summary>
    public static FakeAnswer Silence() => new(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

    /// <summary>Says one word each time the test lets it; tells the test when it was sent.</summary>
    public static FakeAnswer Trickle(ChannelReader<string> words) => new(async context =>
    {
        await BeginAsync(context);
        await foreach (var word in words.ReadAllAsync(context.RequestAborted))
        {
            await SendAsync(context, Chunk(word, null));
        }

        await SendAsync(context, Chunk(null, "stop"));
    });

    /// <summary>Never ends.</summary>
    public static FakeAnswer Endless(string piece) => new(async context =>
    {
        await BeginAsync(context);
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await SendAsync(context, Chunk(piece, null));
        }
    });

    /// <summary>One line without an end, which a careless reader would keep whole.</summary>
    public static FakeAnswer EndlessLine() => new(async context =>
    {
        await BeginAsync(context);
        var block = Encoding.UTF8.GetBytes(new string('x', 64 * 1024));
        await context.Response.WriteAsync("data: ", context.RequestAborted);
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(block, context.RequestAborted);
        }
    });

    private static async Task BeginAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static async Task SendAsync(HttpContext context, string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static string Chunk(string? text, string? finish) => JsonSerializer.Serialize(new
    {
        id = "c",
        @object = "chat.completion.chunk",
        created = 1,
        model = "fake",
        choices = new[] { new { index = 0, delta = text is null ? (object)new { } : new { role = "assistant", content = text }, finish_reason = finish } },
    });

    private static IEnumerable<string> Pieces(string text)
    {
        for (var at = 0; at < text.Length; at += 12)
        {
            yield return text.Substring(at, Math.Min(12, text.Length - at));
        }
    }
}
