namespace Uplift.Library.Contracts;

/// <summary>Everything about one question, for whoever asks it.</summary>
public sealed record QuestionContent(
    string Slug,
    string TopicId,
    string TopicName,
    Level Level,
    string Prompt,
    int ReadSeconds,
    string ShortAnswerHtml,
    string FullAnswerHtml,
    string AnswerText,
    QuestionRecord Record);

/// <summary>What choosing a question needs to know about it.</summary>
public sealed record QuestionSummary(string Slug, string TopicId, Level Level);

public sealed record TopicSummary(
    string Id, string Name, string Area, int Guides, int Beginner, int Intermediate, int Advanced)
{
    public int Questions => Beginner + Intermediate + Advanced;
}

public sealed record GuideLink(string Slug, string Title);

/// <summary>The library as its neighbours see it.</summary>
public interface ILibrary
{
    /// <summary>Also finds a question that was retired since it was asked.</summary>
    Task<QuestionContent?> FindQuestionAsync(string slug, CancellationToken cancellation);

    /// <summary>By slug; one statement however many are wanted.</summary>
    Task<IReadOnlyDictionary<string, QuestionContent>> FindQuestionsAsync(
        IReadOnlyList<string> slugs, CancellationToken cancellation);

    Task<IReadOnlyList<QuestionSummary>> ListQuestionsAsync(CancellationToken cancellation);

    /// <summary>Topics that have published questions, in the order of the taxonomy.</summary>
    Task<IReadOnlyList<TopicSummary>> ListTopicsAsync(CancellationToken cancellation);

    /// <summary>For each question that a guide lists, that guide.</summary>
    Task<IReadOnlyDictionary<string, GuideLink>> FindGuidesOfAsync(
        IReadOnlyList<string> questionSlugs, CancellationToken cancellation);
}
