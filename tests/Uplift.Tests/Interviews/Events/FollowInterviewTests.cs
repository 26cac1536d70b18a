using System.Net;
using System.Text.Json;

namespace Uplift.Tests.Interviews.Events;

public sealed class FollowInterviewTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task What_happens_is_told_as_it_happens_and_the_stream_ends_with_the_interview()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var interview = await ada.StartOnIndexingAsync(questions: 1);
        using var stream = await EventStream.OpenAsync(ada, interview);

        var asked = await stream.NextAsync();
        (asked.Id, asked.Name).ShouldBe(("1", "asked"));
        asked.Data.GetProperty("turn").GetGuid().ShouldBe(interview.Turn());

        var answered = await ada.AnswerAsync(interview, "I do not know.");
        var told = await stream.NextAsync();
        (told.Id, told.Name).ShouldBe(("2", "answered"));
        (await ada.GetAsync(told.Data.Text("answer"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        await ada.EndAsync(answered);
        var rest = await stream.RestAsync();
        rest.Select(happened => happened.Name).TakeLast(2).ShouldBe(["state", "report-ready"]);
        (await ada.GetAsync(rest[^1].Data.Text("report"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_stream_that_broke_off_goes_on_after_the_last_event()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var interview = await ada.StartOnIndexingAsync(questions: 1);
        await ada.EndAsync(interview);
        using var whole = await EventStream.OpenAsync(ada, interview);
        var all = await whole.RestAsync();

        using var again = await EventStream.OpenAsync(ada, interview, lastEventId: "1");

        (await again.RestAsync()).Select(happened => happened.Id).ShouldBe(all.Skip(1).Select(happened => happened.Id));
    }

    [Fact]
    public async Task A_write_with_an_idempotency_key_is_told_once_it_is_committed()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var interview = await ada.StartOnIndexingAsync(questions: 1);
        using var stream = await EventStream.OpenAsync(ada, interview);
        await stream.NextAsync();

        var answer = JsonSerializer.Serialize(new { text = "I do not know.", selfMark = 1 });
        (await ada.PostJsonAsync($"{interview.Path()}/answers", answer, ("Idempotency-Key", "once"))).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await stream.NextAsync()).Name.ShouldBe("answered");
    }

    [Fact]
    public async Task A_deleted_interview_ends_its_stream()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var interview = await ada.StartOnIndexingAsync(questions: 1);
        using var stream = await EventStream.OpenAsync(ada, interview);
        await stream.NextAsync();

        await ada.DeleteAsync(interview.Path());

        (await stream.RestAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_holds_at_most_five_streams_and_a_closed_one_makes_room()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var interview = await ada.StartOnIndexingAsync(questions: 1);
        var open = new List<EventStream>();
        for (var number = 0; number < 5; number++)
        {
            open.Add(await EventStream.OpenAsync(ada, interview));
        }

        var refused = await ada.GetAsync($"{interview.Path()}/events");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await refused.ProblemTypeAsync()).ShouldBe("/problems/too-many-streams");

        // With the interview all of them end, and each place is free when its stream has been read to the end.
        await ada.EndAsync(interview);
        foreach (var stream in open)
        {
            await stream.RestAsync();
            stream.Dispose();
        }

        (await ada.GetAsync($"{interview.Path()}/events")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    public async Task What_was_never_an_event_is_refused(string lastEventId)
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var interview = await ada.StartOnIndexingAsync(questions: 1);

        var refused = await ada.GetAsync($"{interview.Path()}/events", ("Last-Event-ID", lastEventId));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.ProblemTypeAsync()).ShouldBe("/problems/bad-event-id");
    }

    [Fact]
    public async Task Somebody_elses_interview_looks_absent()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var interview = await ada.StartOnIndexingAsync(questions: 1);
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());

        (await bob.GetAsync($"{interview.Path()}/events")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}

internal sealed record Happened(string Id, string Name, JsonElement Data);

/// <summary>A client of server-sent events, as the standard has it. Each wait is for the server's next line.</summary>
internal sealed class EventStream : IDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader reader;

    private EventStream(HttpResponseMessage response, Stream stream) => (this.response, reader) = (response, new StreamReader(stream));

    /// <summary>Signs of life: a stream sends one before it looks without having been told to.</summary>
    public int Heartbeats { get; private set; }

    public static async Task<EventStream> OpenAsync(Visitor visitor, JsonElement interview, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{interview.Path()}/events");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var answer = await visitor.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new EventStream(answer, await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    public async Task<Happened> NextAsync() => await ReadAsync() ?? throw new InvalidOperationException("The stream ended.");

    public async Task<List<Happened>> RestAsync()
    {
        var rest = new List<Happened>();
        while (await ReadAsync() is { } happened)
        {
            rest.Add(happened);
        }

        return rest;
    }

    private async Task<Happened?> ReadAsync()
    {
        var fields = new Dictionary<string, string>();
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Length == 0 && fields.TryGetValue("data", out var data))
            {
                return new Happened(fields["id"], fields["event"], JsonElement.Parse(data));
            }

            if (line.StartsWith(':'))
            {
                Heartbeats++;
            }
            else if (line.Length > 0)
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                fields[line[..colon]] = line[(colon + 2)..];
            }
        }

        return null;
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
