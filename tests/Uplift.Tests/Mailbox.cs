using Uplift.Platform.Mail;

namespace Uplift.Tests;

/// <summary>Takes the mails that the program sends, instead of a server. Nothing here waits for time: a mail's arrival is the signal.</summary>
public sealed class Mailbox : IMailTransport
{
    private readonly Lock guard = new();
    private readonly List<Mail> arrived = [];
    private readonly List<(string To, TaskCompletionSource<Mail> Taken)> waiting = [];

    Task IMailTransport.CarryAsync(Mail mail, CancellationToken cancellation)
    {
        lock (guard)
        {
            var first = waiting.FindIndex(one => one.To == mail.To);
            if (first < 0)
            {
                arrived.Add(mail);
            }
            else
            {
                waiting[first].Taken.SetResult(mail);
                waiting.RemoveAt(first);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>How many mails to the address have come and were not taken.</summary>
    public int CountFor(string to)
    {
        lock (guard)
        {
            return arrived.Count(mail => mail.To == to);
        }
    }

    /// <summary>The path that the next mail with such a link leads to; mails without one are taken and passed over.</summary>
    public async Task<string> LinkAsync(string to, string path)
    {
        while (true)
        {
            var mail = await TakeAsync(to);
            var link = mail.Text.Split('\n').FirstOrDefault(line => line.Contains(path + "?ticket=", StringComparison.Ordinal));
            if (link is not null)
            {
                return new Uri(link.Trim()).PathAndQuery;
            }
        }
    }

    /// <summary>The oldest mail to the address that was not taken yet; waits for one to come.</summary>
    public async Task<Mail> TakeAsync(string to)
    {
        TaskCompletionSource<Mail> taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (guard)
        {
            var oldest = arrived.FindIndex(mail => mail.To == to);
            if (oldest < 0)
            {
                waiting.Add((to, taken));
            }
            else
            {
                taken.SetResult(arrived[oldest]);
                arrived.RemoveAt(oldest);
            }
        }

        return await taken.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
