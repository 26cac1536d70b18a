using Uplift.Coaching.Exchange;

namespace Uplift.Tests.Coaching.Exchange;

public sealed class CsvTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        string[] fields = ["plain", "a, comma", "a \"quote\"", "two\nlines", "", "=SUM(A1)", "-1", "ünïcödé", "'quoted'"];

        var rows = Csv.Read($"{Csv.Line(fields)}\r\n{Csv.Line(fields)}").ToList();

        rows.Select(row => row.Line).ShouldBe([1, 3]);
        rows.ShouldAllBe(row => row.Fields.SequenceEqual(fields));
    }

    [Fact]
    public void A_spreadsheet_sees_no_formula() => Csv.Line("=1+1", "@x").ShouldBe("'=1+1,'@x");

    [Theory]
    [InlineData("\"never closed")]
    [InlineData("a,\"b\"c,d")]
    [InlineData("\r\n\r\n")]
    [InlineData(",")]
    [InlineData("\uFEFFa,b")]
    public void Whatever_comes_is_read_to_its_end(string text) => Csv.Read(text).Count().ShouldBeLessThanOrEqualTo(1);
}
