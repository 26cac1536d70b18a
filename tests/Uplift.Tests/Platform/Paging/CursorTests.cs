using Uplift.Platform.Paging;

namespace Uplift.Tests.Platform.Paging;

public sealed class CursorTests
{
    [Theory]
    [InlineData("06-2-composite-index-column-order")]
    [InlineData("Écriture | reading|guide-01")]
    [InlineData("x")]
    public void A_cursor_holds_its_key(string key) => Cursor.Decode(Cursor.Encode(key)).ShouldBe(key);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64 at all")]
    [InlineData("A")]
    [InlineData("AA")]
    public void What_is_no_cursor_is_taken_for_absent(string? cursor) => Cursor.Decode(cursor).ShouldBeNull();

    [Fact]
    public void An_endless_cursor_is_taken_for_absent() => Cursor.Decode(Cursor.Encode(new string('x', 1000))).ShouldBeNull();

    [Fact]
    public void A_page_that_holds_everything_is_the_last() => Page<string>.Of(["a", "b"], 2, row => row).Next.ShouldBeNull();

    [Fact]
    public void A_page_goes_on_after_its_last_row()
    {
        var page = Page<string>.Of(["a", "b", "c"], 2, row => row);

        page.Items.ShouldBe(["a", "b"]);
        Cursor.Decode(page.Next).ShouldBe("b");
    }
}
