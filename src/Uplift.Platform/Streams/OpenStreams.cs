using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Streams;

/// <summary>How many streams each person holds open: a connection costs memory as long as it lasts, which no rate limit counts.</summary>
public sealed class OpenStreams
{
    public const int Most = 5;

    public static readonly Problem TooMany = new(
        ProblemKind.TooMany, "too-many-streams", $"You have {Most} streams open. Close one, then open this again.");

    private readonly ConcurrentDictionary<Guid, int> open = new();

    /// <returns>To be disposed when the stream ends; null when there are too many.</returns>
    public IDisposable? Open(Guid personId)
    {
        if (open.AddOrUpdate(personId, 1, (_, count) => count + 1) <= Most)
        {
            return new Place(this, personId);
        }

        Close(personId);
        return null;
    }

    private void Close(Guid personId)
    {
        if (open.AddOrUpdate(personId, 0, (_, count) => count - 1) <= 0)
        {
            open.TryRemove(KeyValuePair.Create(personId, 0));
        }
    }

    private sealed class Place(OpenStreams streams, Guid personId) : IDisposable
    {
        private int isClosed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isClosed, 1) == 0)
            {
                streams.Close(personId);
            }
        }
    }
}

public static class StreamServices
{
    public static IServiceCollection AddStreams(this IServiceCollection services)
    {
        services.AddSingleton<Bells>();
        services.AddSingleton<OpenStreams>();
        return services.AddProblemPages(
            new ProblemPage("too-many-streams", 429, "A person holds at most five event streams open at once, over all tabs and programs.", "Close one that you no longer read."),
            new ProblemPage("bad-event-id", 400, "The Last-Event-ID header holds something that this stream never sent.", "Send the id of the last event that you got, or leave the header out to begin at the first."));
    }
}
