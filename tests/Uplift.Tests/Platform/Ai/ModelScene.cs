using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Uplift.Platform.Ai;
using Uplift.Platform.Data;

namespace Uplift.Tests.Platform.Ai;

/// <summary>A model server that the test scripts, a clock that it moves, the program's own calls and a person who makes them.</summary>
internal sealed class ModelScene : IAsyncDisposable
{
    private readonly UpliftApp app;
    private readonly Guid ada = Guid.CreateVersion7();

    private ModelScene(UpliftApp app, FakeModelServer server)
    {
        this.app = app;
        Server = server;
        Calls = CallsOf(tokensPerDay: 1_000_000);
    }

    public FakeModelServer Server { get; }

    public ManualClock Clock { get; } = new();

    public ModelCalls Calls { get; }

    public static async Task<ModelScene> SetAsync(UpliftApp app) => new(app, await FakeModelServer.StartAsync());

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>The program's calls as another of its nodes makes them.</summary>
    public ModelCalls CallsOf(int tokensPerDay)
    {
        var services = app.Services;
        var settings = new ModelSettings(
            services.GetRequiredService<IServiceScopeFactory>(),
            Microsoft.Extensions.Options.Options.Create(new ModelServerOptions
            {
                BaseUrl = Server.Address,
                ApiKey = FakeModelServer.Key,
                Model = "fake-model",
                TokensPerPersonPerDay = tokensPerDay,
            }),
            services.GetRequiredService<Uplift.Platform.Streams.Bells>(),
            NullLogger<ModelSettings>.Instance);
        return new ModelCalls(
            services.GetRequiredService<IServiceScopeFactory>(),
            services.GetRequiredService<ModelClients>(),
            new ModelRests(Clock),
            settings,
            new ModelSeal(services.GetRequiredService<IDataProtectionProvider>(), NullLogger<ModelSeal>.Instance),
            Clock,
            NullLogger<ModelCalls>.Instance);
    }

    public ModelRequest Request() => new("interviewer", ada, [new ChatMessage(ChatRole.System, "Ask."), new ChatMessage(ChatRole.User, "Now.")]);

    public Task<ModelReply> AskAsync(ModelRequest? request = null, Func<string, Task<bool>>? onText = null) =>
        Calls.AskAsync(request ?? Request(), onText, TestContext.Current.CancellationToken);

    /// <summary>Lets time pass until the call is over, in steps that a wait for a second try is longer than.</summary>
    public async Task<ModelReply> FinishAsync(Task<ModelReply> asking)
    {
        for (var step = 0; step < 400 && !asking.IsCompleted; step++)
        {
            await Task.WhenAny(asking, Task.Delay(25, TestContext.Current.CancellationToken));
            Clock.Advance(TimeSpan.FromMilliseconds(250));
        }

        return await asking;
    }

    public Task<List<ModelCall>> LogAsync() => app.InScopeAsync(services => services.GetRequiredService<AppDb>().ModelCalls.AsNoTracking()
        .Where(call => call.PersonId == ada).ToListAsync(TestContext.Current.CancellationToken));
}
