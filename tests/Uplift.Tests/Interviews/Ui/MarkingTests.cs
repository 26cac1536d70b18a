using Uplift.Interviews.Ui;

namespace Uplift.Tests.Interviews.Ui;

public sealed class MarkingTests
{
    private const string Text = "equality first, then the sort";

    [Fact]
    public void The_pieces_are_the_text_whatever_the_marks()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 500; round++)
        {
            var text = ARandomText(random);

            string.Concat(Marking.Cut(text, SpansOn(text, random)).Select(piece => piece.Text)).ShouldBe(text);
        }
    }

    [Fact]
    public void Every_mark_ends_exactly_once()
    {
        var random = new Random(20261124);
        for (var round = 0; round < 500; round++)
        {
            var text = ARandomText(random);
            var spans = SpansOn(text, random);

            Marking.Cut(text, spans).SelectMany(piece => piece.Ending).ShouldBe(spans.Select(span => span.Number), ignoreOrder: true);
        }
    }

    [Fact]
    public void No_piece_is_empty()
    {
        var random = new Random(20261125);

        Enumerable.Range(0, 500)
            .Select(_ => ARandomText(random))
            .SelectMany(text => Marking.Cut(text, SpansOn(text, random)))
            .ShouldAllBe(piece => piece.Text.Length > 0);
    }

    [Fact]
    public void An_empty_answer_has_no_pieces() => Marking.Cut("", []).ShouldBeEmpty();

    [Fact]
    public void An_answer_without_marks_is_one_piece() => Marking.Cut(Text, []).Single().Kind.ShouldBeNull();

    [Fact]
    public void Marks_that_overlap_are_cut_at_each_border()
    {
        var pieces = Marking.Cut(Text, [new MarkedSpan(0, 14, "covered", 1), new MarkedSpan(9, 20, "partly", 2)]);

        pieces.Select(piece => (piece.Text, piece.Kind)).ShouldBe(
        [
            ("equality ", "covered"),
            ("first", "covered"),
            (", then", "partly"),
            (" the sort", null),
        ]);
    }

    [Fact]
    public void A_note_stands_where_its_mark_ends()
    {
        var pieces = Marking.Cut(Text, [new MarkedSpan(0, 14, "covered", 1), new MarkedSpan(9, 14, "partly", 2), new MarkedSpan(9, 20, "partly", 3)]);

        pieces.SelectMany(piece => piece.Ending.Select(number => (piece.Text, number))).ShouldBe([("first", 1), ("first", 2), (", then", 3)]);
    }

    [Theory]
    [InlineData("covered", "misconception", "misconception")]
    [InlineData("contradicted", "covered", "contradicted")]
    [InlineData("partly", "covered", "covered")]
    public void What_is_wrong_shows_before_what_is_right(string one, string other, string shown) =>
        Marking.Cut(Text, [new MarkedSpan(0, 8, one, 1), new MarkedSpan(0, 8, other, 2)])[0].Kind.ShouldBe(shown);

    [Fact]
    public void A_half_of_a_surrogate_pair_is_never_lost() =>
        string.Concat(Marking.Cut("a😀b", [new MarkedSpan(0, 2, "covered", 1)]).Select(piece => piece.Text)).ShouldBe("a😀b");

    private static string ARandomText(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => (char)random.Next(32, 1000)));

    private static List<MarkedSpan> SpansOn(string text, Random random) =>
    [
        .. Enumerable.Range(1, random.Next(6)).Select(number =>
        {
            var start = random.Next(text.Length);
            return new MarkedSpan(start, random.Next(start + 1, text.Length + 1), number % 2 == 0 ? "covered" : "partly", number);
        }),
    ];
}
