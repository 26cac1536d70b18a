using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Web.OpenApi;

/// <summary>
/// Every operation of the document, called with inputs that fit and inputs that do not, as nobody, a learner and an admin:
/// whatever comes back is what the document says, and never a fault of ours. Seeded; UPLIFT_TEST_SOAK runs fifty times as many.
/// </summary>
public sealed class ApiPropertyTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const int Usual = 12;
    private const int Soak = 600;

    private static readonly ApiDocument Document = ApiDocument.Read();

    private static readonly SchemaCheck Check = new(Document);

    private static readonly int Rounds = Environment.GetEnvironmentVariable("UPLIFT_TEST_SOAK") is null ? Usual : Soak;

    public static TheoryData<string> Operations => [.. Document.Operations.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Whatever_is_sent_the_answer_is_as_documented(string id)
    {
        var operation = Document.Operations.Single(one => one.Id == id);
        var random = new Random(id.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)));
        var generator = new InputGenerator(Document, random);
        var people = await PeopleAsync();
        var faults = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var who = people[round % people.Count];
            var isMisfit = operation.Node["requestBody"] is not null && random.Next(2) == 0;
            using var request = Request(operation, generator, random, who, isMisfit);
            var sent = $"round {round}, {who.Name}: {request.Method} {request.RequestUri} {await BodyAsync(request)}";
            using var response = await (await who.EnterAsync()).Http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            faults.AddRange((await FaultsAsync(operation, response, isMisfit)).Select(fault => $"{fault} <- {Short(sent)}"));
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_method_that_an_address_lacks_is_405_with_those_it_has()
    {
        var nobody = new Visitor(app);
        foreach (var address in Document.Operations.Where(operation => operation.Path.StartsWith("/api/", StringComparison.Ordinal)).GroupBy(operation => operation.Path))
        {
            var path = System.Text.RegularExpressions.Regex.Replace(
                address.Key, @"\{\w+\}", Guid.CreateVersion7().ToString(), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            using var request = new HttpRequestMessage(new HttpMethod("TRACE"), path);

            using var response = await nobody.Http.SendAsync(request, TestContext.Current.CancellationToken);

            response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed, address.Key);
            // An id may also be what another address has a word for, so there may be more.
            address.Select(operation => operation.Method).Except(response.Content.Headers.Allow).ShouldBeEmpty(address.Key);
            (await response.ProblemTypeAsync()).ShouldBe("/problems/method-not-allowed");
        }
    }

    private static HttpRequestMessage Request(ApiOperation operation, InputGenerator generator, Random random, Person who, bool isMisfit)
    {
        var (path, query) = (operation.Path, new List<string>());
        var request = new HttpRequestMessage { Method = new HttpMethod(operation.Method) };
        foreach (var parameter in Document.Parameters(operation))
        {
            var name = parameter["name"]!.GetValue<string>();
            switch (parameter["in"]!.GetValue<string>())
            {
                case "path":
                    path = path.Replace($"{{{name}}}", generator.InAddress(parameter, who.Known(name, operation.Path)), StringComparison.Ordinal);
                    break;
                case "query" when random.Next(3) == 0:
                    query.Add($"{name}={generator.InAddress(parameter, who.Known(name, operation.Path))}");
                    break;
                case "header" when random.Next(2) == 0:
                    request.Headers.TryAddWithoutValidation(name, generator.HeaderValue(parameter));
                    break;
                default:
                    break;
            }
        }

        if (random.Next(15) == 0)
        {
            query.Add("nonsense=1");
        }

        request.RequestUri = new Uri(query.Count == 0 ? path : $"{path}?{string.Join('&', query)}", UriKind.Relative);
        if (operation.Node["requestBody"]?["content"]?.AsObject().First() is { Key: { } type, Value: { } media })
        {
            var body = isMisfit ? generator.Misfit(media["schema"]!) : generator.Fitting(media["schema"]!)!.ToJsonString();
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(random.Next(12) == 0 ? "text/plain" : type);
        }

        return request;
    }

    private async Task<IEnumerable<string>> FaultsAsync(ApiOperation operation, HttpResponseMessage response, bool isMisfit)
    {
        var status = (int)response.StatusCode;
        // What is still to happen is not waited for.
        var isStream = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
        var body = isStream ? [] : await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (status >= 500 && operation.Path != "/health/ready")
        {
            return [$"{status}: {Encoding.UTF8.GetString(body)} {string.Join(' ', app.Log.Warnings.TakeLast(2))}"];
        }

        if (!Document.Responses(operation).TryGetValue(status, out var documented))
        {
            return [$"{status} is not documented: {Encoding.UTF8.GetString(body)}"];
        }

        return
        [
            .. isMisfit && status < 400 ? [$"{status} for what does not fit"] : Array.Empty<string>(),
            .. BodyFaults(documented, response, body).Select(fault => $"{status}: {fault}"),
            .. HeaderFaults(documented, response, status).Select(fault => $"{status}: {fault}"),
        ];
    }

    private IEnumerable<string> BodyFaults(JsonObject documented, HttpResponseMessage response, byte[] body)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (documented["content"] is not JsonObject contents)
        {
            return body.Length == 0 ? [] : [$"{body.Length} bytes of {type} where none are documented"];
        }

        if (type is null || contents[type] is not JsonObject media)
        {
            return [$"{type ?? "no type"} is none of {string.Join(", ", contents.Select(content => content.Key))}"];
        }

        if (!type.EndsWith("json", StringComparison.Ordinal))
        {
            return [];
        }

        var json = JsonNode.Parse(body);
        return Check.Faults(media["schema"]!, json).Concat(type == "application/problem+json" ? ProblemFaults(json!, response) : []);
    }

    /// <summary>That the address in <c>type</c> leads to a page, and that the body and the status agree.</summary>
    private IEnumerable<string> ProblemFaults(JsonNode problem, HttpResponseMessage response)
    {
        var type = problem["type"]!.GetValue<string>();
        if (problem["status"]!.GetValue<int>() != (int)response.StatusCode)
        {
            yield return $"the problem says {problem["status"]}";
        }

        if (app.Services.GetRequiredService<ProblemCatalogue>().Find(type.Split('/')[^1]) is null)
        {
            yield return $"{type} has no page";
        }
    }

    private static IEnumerable<string> HeaderFaults(JsonObject documented, HttpResponseMessage response, int status)
    {
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        string[] needed = status switch
        {
            201 => ["Location"],
            401 => ["WWW-Authenticate"],
            429 => ["Retry-After"],
            304 => ["ETag"],
            _ => [],
        };
        string[] ours = ["Location", "ETag", "Link", "Retry-After", "WWW-Authenticate", "Idempotency-Replayed", "Deprecation", "Sunset"];
        var described = documented["headers"]?.AsObject() ?? [];
        return needed.Where(name => !headers.ContainsKey(name)).Select(name => $"{name} is missing")
            .Concat(ours.Where(name => headers.ContainsKey(name) && described[name] is null).Select(name => $"{name} is not documented"))
            .Concat(described.Where(header => headers.ContainsKey(header.Key))
                .SelectMany(header => Check.Faults(Document.Resolve(header.Value!)["schema"]!, Value(Document.Resolve(header.Value!)["schema"]!, headers[header.Key]))));
    }

    private static JsonNode Value(JsonNode schema, string text) =>
        schema["type"]!.GetValue<string>() == "integer" ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : text;

    private static async Task<string> BodyAsync(HttpRequestMessage request) =>
        request.Content is null ? "" : await request.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static string Short(string text) => text.Length > 600 ? text[..600] : text;

    private async Task<List<Person>> PeopleAsync()
    {
        var learner = await app.SomebodyWithAsync(Visitor.NewAddress());
        var admin = await app.SomebodyWithAsync(Visitor.NewAddress(), Role.Admin);
        var coach = await app.SomebodyWithAsync(Visitor.NewAddress(), Role.Coach);
        var owner = new Visitor(app);
        await app.EnterAsync(owner, learner);
        var running = await owner.StartOnIndexingAsync();
        var ended = await owner.RehearseAsync(Candidates.Lowercased);
        await owner.EndAsync(await owner.AnswerAsync(ended, Candidates.BesideThePoint));
        var note = await owner.PostAsync("/api/v1/notes", new { title = "Indexes", body = "*Some*" }).JsonAsync(HttpStatusCode.Created);
        Dictionary<string, IReadOnlyList<string>> known = new(StringComparer.Ordinal)
        {
            ["interviewId"] = [running.Id().ToString(), ended.Id().ToString()],
            ["answerId"] = [ended.Turn().ToString()],
            ["turn"] = [running.Turn().ToString()],
            ["id"] = [note.Id().ToString()],
            ["userId"] = [learner.ToString(), admin.ToString()],
            ["coachId"] = [coach.ToString()],
            ["slug"] = ["database-indexing", "composite-index-column-order"],
            ["topic"] = ["indexing"],
            ["level"] = ["beginner", "advanced"],
        };
        return [new Person(app, "nobody", null, known), new Person(app, "learner", learner, known), new Person(app, "admin", admin, known)];
    }

    /// <summary>Somebody who comes in anew for each call, since many a call ends a session.</summary>
    private sealed class Person(UpliftApp app, string name, Guid? id, IReadOnlyDictionary<string, IReadOnlyList<string>> known)
    {
        public string Name => name;

        public async Task<Visitor> EnterAsync()
        {
            var visitor = new Visitor(app);
            if (id is { } user)
            {
                await app.EnterAsync(visitor, user);
            }

            return visitor;
        }

        /// <summary>Names of things that there are; an id without a word before it is a note's.</summary>
        public IReadOnlyList<string> Known(string parameter, string path) =>
            parameter != "id" || path.Contains("/notes", StringComparison.Ordinal) ? known.GetValueOrDefault(parameter, []) : [];
    }
}
