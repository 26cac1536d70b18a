using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Uplift.Tests;

/// <summary>What the program logs, entry by entry.</summary>
public sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> entries = new();

    public IReadOnlyList<string> Warnings => [.. entries.Where(entry => entry.Level >= LogLevel.Warning).Select(entry => entry.Text)];

    public IReadOnlyList<string> All => [.. entries.Select(entry => entry.Text)];

    public ILogger CreateLogger(string categoryName) => new Writer(entries);

    public void Dispose()
    {
    }

    private sealed class Writer(ConcurrentQueue<(LogLevel Level, string Text)> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
    }
}
