using Uplift.Library.Contracts;

namespace Uplift.Tests.Library.Content;

public sealed class RepositoryContentTests
{
    [Fact]
    public void It_has_no_fault() => RepositoryContent.Folder.Faults.ShouldBeEmpty();

    [Fact]
    public void It_has_six_guides() => RepositoryContent.Guides.Count.ShouldBeGreaterThanOrEqualTo(6);

    [Fact]
    public void It_has_sixty_questions() => RepositoryContent.Questions.Count.ShouldBeGreaterThanOrEqualTo(60);

    [Fact]
    public void Its_questions_are_on_twelve_topics() =>
        RepositoryContent.Questions.Select(question => question.Topic).Distinct().Count().ShouldBeGreaterThanOrEqualTo(12);

    [Theory]
    [InlineData(Level.Beginner)]
    [InlineData(Level.Intermediate)]
    [InlineData(Level.Advanced)]
    public void It_has_ten_questions_at_each_level(Level level) =>
        RepositoryContent.Questions.Count(question => question.Level == level).ShouldBeGreaterThanOrEqualTo(10);

    [Fact]
    public void Every_question_lies_in_the_folder_of_its_topic() => RepositoryContent.Questions
        .Where(question => question.File.Path != $"questions/{question.Topic}/{question.Slug}.md")
        .Select(question => question.File.Path)
        .ShouldBeEmpty();
}
