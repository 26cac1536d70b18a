using System.Net;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;
using Uplift.Tests.Platform.Graph;

namespace Uplift.Tests.Library.Notes;

/// <summary>A search looks past the case of all letters, on both databases and at both doors.</summary>
public sealed class FoldingTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await ada.PostAsync("/api/v1/notes", new { title = "ÄRGER mit Sperren", body = "Die GRÖSSE zählt, ça va, ΚΛΕΙΔΊ, Ключ." }).JsonAsync(HttpStatusCode.Created);
        await ada.PostAsync("/api/v1/notes", new { title = "Another", body = "argerlich" }).JsonAsync(HttpStatusCode.Created);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("ärger")]
    [InlineData("ÄRGER")]
    [InlineData("Ärger SPERREN")]
    [InlineData("größe zÄHLT")]
    [InlineData("ÇA")]
    [InlineData("κλειδί")]
    [InlineData("КЛЮЧ")]
    public async Task Notes_are_found_in_whatever_case(string words)
    {
        var expected = words.Contains("größe", StringComparison.Ordinal) ? [] : new[] { "ÄRGER mit Sperren" };

        (await ada.GetAsync($"/api/v1/notes?q={Uri.EscapeDataString(words)}").JsonAsync()).Each("items").Select(note => note.Text("title")).ShouldBe(expected);
        (await ada.GraphDataAsync("query ($q: String) { me { notes(q: $q) { nodes { title } } } }", new { q = words }))
            .GetProperty("me").GetProperty("notes").Each("nodes").Select(note => note.Text("title")).ShouldBe(expected);
    }

    [Fact]
    public async Task The_other_way_round_too()
    {
        await ada.PostAsync("/api/v1/notes", new { title = "ärger", body = "" }).JsonAsync(HttpStatusCode.Created);

        (await ada.GetAsync($"/api/v1/notes?q={Uri.EscapeDataString("ÄRGER")}").JsonAsync()).Each("items").Count().ShouldBe(2);
    }

    [Fact]
    public async Task People_are_found_by_their_names_so()
    {
        var (root, _) = await app.SomebodyAsync(Role.Admin);
        await app.SomebodyAsync(name: "Émile ÖZGÜR");

        (await root.GetAsync($"/api/v1/users?q={Uri.EscapeDataString("émile özgür")}").JsonAsync()).Each("items").Single().Text("displayName").ShouldBe("Émile ÖZGÜR");
    }
}
