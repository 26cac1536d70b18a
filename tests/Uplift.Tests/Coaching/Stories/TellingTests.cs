using System.Globalization;
using System.Text.Json;
using Uplift.Coaching.Stories;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Coaching.Stories;

/// <summary>Whether an answer tells a story, by words alone.</summary>
public sealed class TellingTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private QuestionContent question = null!;

    public async ValueTask InitializeAsync() => question = await app.QuestionAsync(Teller.Mistake);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void A_story_told_in_other_sentences_is_found_with_the_words_that_are_its_own()
    {
        var told = Find(Teller.VoucherTold, Teller.Certificate, Teller.Voucher);

        told.ShouldNotBeNull().Story.Title.ShouldBe("The voucher that paid twice");
        told.Words.Count.ShouldBe(8);
        told.Words.ShouldContain("voucher");
    }

    [Theory]
    [InlineData(Teller.CacheTold)]
    [InlineData("Yes.")]
    [InlineData("I was on call on Black Friday.")]
    public void What_is_another_story_or_too_short_to_be_one_is_not_found(string answer) =>
        Find(answer, Teller.Voucher, Teller.Certificate).ShouldBeNull();

    [Fact]
    public void A_whole_answer_to_the_question_that_is_not_the_story_is_not_found() =>
        Find(question.AnswerText, Teller.Voucher, Teller.Certificate).ShouldBeNull();

    [Fact]
    public void The_beginning_of_a_story_is_enough() =>
        Find(string.Join('.', Teller.VoucherTold.Split('.').Take(4)), Teller.Voucher, Teller.Certificate).ShouldNotBeNull().Story.Title.ShouldStartWith("The voucher");

    [Fact]
    public void Of_two_stories_that_are_alike_neither_is_named() => Find(Teller.VoucherTold, Teller.Voucher, Teller.Voucher).ShouldBeNull();

    [Fact]
    public void Who_has_no_stories_tells_none() => Find(Teller.VoucherTold).ShouldBeNull();

    private Told? Find(string answer, params object[] stories) => Telling.Find([.. stories.Select(Tellable)], answer, question);

    private TellableStory Tellable(object draft)
    {
        var story = new Story { Id = Ids.Next(app.Clock), OwnerId = Guid.Empty, CreatedAt = app.Clock.GetUtcNow() };
        var texts = JsonSerializer.SerializeToElement(draft);
        story.Write(
            new StoryDraft
            {
                Title = texts.Text("title"),
                Situation = texts.Text("situation"),
                Action = texts.Text("action"),
                Result = texts.Text("result"),
            },
            app.Clock);
        return TellableStory.Of(story);
    }
}

public sealed class OverUseTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(new[] { 1 }, 0, 0, "You told a story of yours.")]
    [InlineData(new[] { 1 }, 0, 1, "You told a story of yours, and not in the interview with such questions before this one.")]
    [InlineData(new[] { 1 }, 0, 3, "You told a story of yours, and in none of the 3 interviews with such questions before this one.")]
    [InlineData(new[] { 1 }, 1, 1, "You told a story of yours, and in the interview with such questions before this one: day 23.")]
    [InlineData(new[] { 1 }, 2, 3, "You told a story of yours, and in 2 of the 3 interviews with such questions before this one: day 23 and day 22.")]
    [InlineData(new[] { 3, 1 }, 0, 0, "You told this story at questions 1 and 3 of this interview.")]
    public void A_report_says_what_happened(int[] questions, int before, int of, string sentence) =>
        OverUse.InReport(questions, [.. Enumerable.Range(0, before).Select(days => Monday.AddDays(-days))], of, Day).ShouldBe(sentence);

    [Fact]
    public void A_storys_page_says_where_it_was_told_lately_and_where_twice()
    {
        var told = new[] { new ToldIn(Guid.Empty, Monday, 2), new ToldIn(Guid.Empty, Monday.AddDays(-1), 1), new ToldIn(Guid.Empty, Monday.AddDays(-3), 1) };
        IReadOnlyList<DateOnly> days = [new(2026, 11, 20), new(2026, 11, 18)];

        OverUse.OfStory(told, 4, [("Initech", days)], Day, day => day.ToString("d.M.", CultureInfo.InvariantCulture)).ShouldBe([
            "Told in 3 of your last 4 interviews with behavioural questions: day 23, day 22 and day 20.",
            "Told at 2 questions of the interview of day 23.",
            "Told 2 times at Initech: 20.11. and 18.11..",
        ]);
    }

    private static string Day(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"day {at.Day}");
}

public sealed class CompetencesTests
{
    [Theory]
    [InlineData("What do you do?", "conflict,influence,decisions", "Conflict,Influence")]
    [InlineData("Tell me about a mistake of yours.", "behavioural", "Failure")]
    [InlineData("Whom did you mentor?", "", "Mentoring")]
    [InlineData("What is a B-tree?", "indexing", "")]
    public void A_question_asks_for_what_its_tags_say_or_else_its_words(string prompt, string tags, string asked) =>
        string.Join(',', Competences.AskedBy(prompt, tags.Split(','))).ShouldBe(asked);

    [Fact]
    public void All_ten_stand_at_their_own_numbers()
    {
        Competences.All.Select(one => one.Competence).ShouldBe(Enum.GetValues<Competence>());
        Competences.FromBits(Competences.ToBits(Enum.GetValues<Competence>())).ShouldBe(Enum.GetValues<Competence>());
    }

    [Fact]
    public void Several_are_a_list_in_a_sentence()
    {
        Competences.Words([]).ShouldBe("");
        Competences.Words([Competence.Failure]).ShouldBe("failure");
        Competences.Words([Competence.Failure, Competence.Conflict, Competence.Customer]).ShouldBe("failure, conflict and customer");
    }
}
