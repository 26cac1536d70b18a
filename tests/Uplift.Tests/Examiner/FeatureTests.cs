using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

public sealed class FeatureTests
{
    [Theory]
    [InlineData("O(log n)", "log(n)")]
    [InlineData("O(log n)", "log n")]
    [InlineData("O(n log n)", "n*log(n)")]
    [InlineData("a == b", "a === b")]
    [InlineData("three rows", "3 rows")]
    [InlineData("BST", "binary search tree")]
    [InlineData("p99", "99th percentile")]
    [InlineData("TTL", "time to live")]
    [InlineData("ACID", "atomicity, consistency, isolation, durability")]
    public void Notation_numbers_and_abbreviations_are_read_as_one_idea(string left, string right) =>
        ContentOf(left).ShouldBe(ContentOf(right));

    [Theory]
    [InlineData("car", "automobile", true)]
    [InlineData("delete", "erase", true)]
    [InlineData("table", "quicksand", false)]
    public void Synonyms_share_a_set(string left, string right, bool expected) =>
        Thesaurus.Meet(Senses(left), Senses(right)).ShouldBe(expected);

    [Theory]
    [InlineData("It is not true that the index avoids the sort and stops early. The rest is fine.", "early", true)]
    [InlineData("It is not true that the index avoids the sort and stops early. The rest is fine.", "fine", false)]
    [InlineData("It is wrong that every insert, whatever it does, maintains the index.", "maintains", true)]
    [InlineData("It is true that every insert maintains the index.", "maintains", false)]
    public void What_is_called_untrue_is_denied_to_the_end_of_its_sentence(string text, string word, bool denied)
    {
        var index = new TextIndex(text);
        var at = index.Tokens.FindIndex(token => token.Word == word);

        (index.PolarityOf(at) == Polarity.Denied).ShouldBe(denied);
    }

    [Fact]
    public void A_reference_is_cut_where_each_part_still_says_something() =>
        ReferencePoints.Split("They both involve repetition; they both have termination tests; they can both occur infinitely.")
            .Count.ShouldBe(3);

    [Fact]
    public void Marks_that_people_gave_shift_what_is_expected()
    {
        var question = new ExamQuestion("What is a leaf of a tree?", "A node without children.", [], []);
        const string Answer = "A node that has no children below it.";
        var strict = question with { Marked = [new("A node at the end of a branch.", 0.2), new("A node with no child.", 0.4)] };

        Samples.ByMeaning.Examine(strict, Answer).Fitted.ShouldBeLessThan(Samples.ByMeaning.Examine(question, Answer).Fitted);
    }

    [Fact]
    public void A_full_mark_answer_is_one_more_reference()
    {
        var question = new ExamQuestion("How many steps does a search in a balanced tree take?", "The height of the tree.", [], []);
        const string Answer = "It grows logarithmically with the number of elements, O(log n).";
        var known = question with { FullMarkAnswers = ["Logarithmic in the number of elements."] };

        Samples.ByMeaning.Examine(known, Answer).Coverage.ShouldBeGreaterThan(Samples.ByMeaning.Examine(question, Answer).Coverage);
    }

    private static List<string> ContentOf(string text) =>
        [.. new TextIndex(text).Tokens.Where(token => token.Kind == WordKind.Content).Select(token => token.Stem)];

    private static int[] Senses(string word) => Thesaurus.Shared.SensesOf(Stemmer.Stem(word));
}
