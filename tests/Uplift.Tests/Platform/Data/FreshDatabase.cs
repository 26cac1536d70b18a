using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Uplift.Platform.Data;
using Uplift.Web;

namespace Uplift.Tests.Platform.Data;

/// <summary>The program over an empty database, before its first request.</summary>
internal sealed class FreshDatabase(TestDatabase database, params string[] options) : IAsyncDisposable
{
    private readonly WebApplication app = Build(database, options);

    public async Task<T> WithAsync<T>(Func<AppDb, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>Starts the program as far as its first request.</summary>
    /// <returns>Whether it may serve, and the gravest thing that its log says.</returns>
    public async Task<(bool Started, string? Critical)> StartAsync()
    {
        var said = new CriticalMessages();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(said);
        return (await UpliftStart.PrepareAsync(app), said.Last);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    private static WebApplication Build(TestDatabase database, string[] options)
    {
        var settings = database.Settings.Select(setting => $"--{setting.Key}={setting.Value}").ToList();
        if (database is SqliteTestDatabase)
        {
            settings.Add("--Uplift:Database:Provider=sqlite");
        }

        return UpliftHost.Build(
        [
            .. settings,
            .. options,
            $"--Uplift:ContentDir={database.Settings["Uplift:DataDir"]}/none",
            "--Logging:Console:LogLevel:Default=None",
            // The tests' own name would be taken, which no assets belong to.
            "--applicationName=uplift",
        ]);
    }

    private sealed class CriticalMessages : ILoggerProvider, ILogger
    {
        public string? Last { get; private set; }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Critical;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Last = formatter(state, exception);
            }
        }

        public void Dispose()
        {
        }
    }
}
