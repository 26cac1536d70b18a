using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Paging;

namespace Uplift.Tests.Platform.Paging;

public sealed class CursorSealTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private CursorSeal Seal => app.Services.GetRequiredService<CursorSeal>();

    [Theory]
    [InlineData("""["2026-11-26","database-indexing"]""")]
    [InlineData("")]
    [InlineData("""["Écriture | 日本","x"]""")]
    public void What_was_sealed_is_read_again(string place) => Seal.Open(Seal.Seal(place, "guides"), "guides").ShouldBe(place);

    [Fact]
    public void A_cursor_shows_nothing_of_what_it_says() =>
        Seal.Seal("""["database-indexing"]""", "guides").ShouldNotContain(System.Buffers.Text.Base64Url.EncodeToString("database"u8));

    [Fact]
    public void A_cursor_is_worth_nothing_for_another_list() => Seal.Open(Seal.Seal("[1]", "guides"), "questions").ShouldBeNull();

    [Fact]
    public void Any_changed_letter_makes_it_worthless()
    {
        var cursor = Seal.Seal("""["database-indexing"]""", "guides");
        var last = cursor.Length - 1;

        // The last letter of base64 may hold bits that mean nothing.
        Enumerable.Range(0, last).Select(at => cursor[..at] + (cursor[at] == 'A' ? 'B' : 'A') + cursor[(at + 1)..])
            .Where(forged => Seal.Open(forged, "guides") is not null)
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("not base64 at all!")]
    [InlineData("WyIyMDI2LTExLTIzIiwiZGF0YWJhc2UtaW5kZXhpbmciXQ")]
    public void What_was_never_sealed_is_nothing(string cursor) => Seal.Open(cursor, "guides").ShouldBeNull();

    [Fact]
    public async Task Another_node_makes_the_same_cursor_so_that_answers_keep_their_tag()
    {
        await using var second = await app.SecondNodeAsync();

        second.Services.GetRequiredService<CursorSeal>().Seal("[1]", "guides").ShouldBe(Seal.Seal("[1]", "guides"));
    }
}
