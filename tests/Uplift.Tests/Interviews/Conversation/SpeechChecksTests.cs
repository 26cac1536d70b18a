using Uplift.Interviews.Conversation;
using Uplift.Library.Contracts;

namespace Uplift.Tests.Interviews.Conversation;

public sealed class SpeechChecksTests
{
    private const string Prompt = "In which order do you put the columns of a composite index, and why?";

    private static readonly KeyPoint[] Points =
    [
        new("equality", "Columns compared for equality stand before the one that is searched by range.", 3, true, "correctness", ["equality first, then range"], null),
        new("prefix", "The index serves only queries that use a leftmost prefix of its columns.", 2, true, "correctness", ["leftmost prefix"], null),
    ];

    private static readonly QuestionContent Question = Sketch.AQuestion(points: Points) with
    {
        Prompt = Prompt,
        AnswerText = "Put the columns that are compared for equality at the front, then the sort columns, and the range column last of all.",
    };

    private static SpeechChecks Checks(params string[] said) => new(Prompt, Question, said);

    [Theory]
    [InlineData("Suppose you have to build a composite index. In which order would you put its columns, and for what reason?")]
    [InlineData("You spoke of sorting. Now the order of columns in a composite index: which do you choose, and why?")]
    [InlineData(Prompt)]
    public void A_fair_wording_passes(string text) => Checks().Fault(text).ShouldBeNull();

    [Theory]
    [InlineData("Do you put equality columns before range columns in a composite index, and why that order?", SpeechFault.Reveals)]
    [InlineData("Which order of columns in a composite index serves a leftmost prefix of its queries?", SpeechFault.Reveals)]
    [InlineData("Put the columns that are compared for equality at the front. In which order do you put the columns of a composite index?", SpeechFault.Reveals)]
    [InlineData("Great answer! In which order do you put the columns of a composite index?", SpeechFault.Flatters)]
    [InlineData("Exactly. In which order do you put the columns of a composite index?", SpeechFault.Flatters)]
    [InlineData("That's correct. In which order do you put the columns of a composite index?", SpeechFault.Flatters)]
    [InlineData("Spot on, well done. In which order do you put the columns of a composite index?", SpeechFault.Flatters)]
    [InlineData("You scored 3 of 4. In which order do you put the columns of a composite index?", SpeechFault.Marks)]
    [InlineData("The rubric wants more. In which order do you put the columns of a composite index?", SpeechFault.Marks)]
    [InlineData("That was wrong. In which order do you put the columns of a composite index?", SpeechFault.Marks)]
    [InlineData("You seem nervous. In which order do you put the columns of a composite index?", SpeechFault.Personal)]
    [InlineData("Your accent is nice. In which order do you put the columns of a composite index?", SpeechFault.Personal)]
    [InlineData("In which order do you put the columns of a composite index? And what does it cost?", SpeechFault.TwoQuestions)]
    [InlineData("Tell me in which order you put the columns of a composite index.", SpeechFault.NoQuestion)]
    [InlineData("What is your favourite programming language, and why?", SpeechFault.LeavesAim)]
    [InlineData("In which order do you put the columns of a [composite index](https://evil.example)?", SpeechFault.Markup)]
    [InlineData("<b>In which order</b> do you put the columns of a composite index?", SpeechFault.Markup)]
    public void A_wording_that_is_not_fair_is_refused(string text, object fault) => Checks().Fault(text).ShouldBe((SpeechFault)fault);

    [Fact]
    public void A_wording_without_an_end_is_refused() =>
        Checks().FaultSoFar(string.Concat(Enumerable.Repeat("columns of an index ", 50))).ShouldBe(SpeechFault.TooLong);

    [Fact]
    public void What_the_candidate_said_gives_nothing_away() =>
        Checks("I compare equality first, then range, because of the leftmost prefix.")
            .Fault("You said equality first, then range. In which order do you then put the other columns of a composite index?").ShouldBeNull();

    [Fact]
    public void A_gate_shows_only_sentences_that_passed()
    {
        var gate = new SentenceGate(Checks());

        var shown = "Let us turn to indexes. Great answer so far! In which order do you put the columns?".Chunk(7)
            .SelectMany(piece => gate.Take(new string(piece)).ToList()).ToList();

        (string.Concat(shown), gate.Fault).ShouldBe(("Let us turn to indexes. ", SpeechFault.Flatters));
    }

    [Fact]
    public void Every_question_of_the_library_may_be_asked_as_it_is_written()
    {
        var content = Uplift.Library.Content.ContentFolder.Load(Path.Combine(UpliftApp.RepositoryRoot, "content"));

        content.Questions
            .Where(question => new SpeechChecks(
                question.Prompt, Sketch.AQuestion() with { Prompt = question.Prompt, Record = question.Record, AnswerText = question.FullAnswer }, []).Fault(question.Prompt) is not null)
            .Select(question => question.Slug)
            .ShouldBeEmpty();
    }
}
