using Microsoft.EntityFrameworkCore;
using Uplift.Library.Guides;
using Uplift.Library.Questions;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Library.Topics;

internal sealed record TopicView(
    string Id,
    string Name,
    IReadOnlyList<string> Subtopics,
    IReadOnlyList<GuideRow> Guides,
    IReadOnlyList<QuestionRow> Questions,
    bool HasMoreQuestions);

/// <summary>One topic with its guides and its first page of questions.</summary>
internal sealed class ReadTopic(AppDb db, ListGuides guides, ListQuestions questions)
{
    public async Task<Outcome<TopicView>> HandleAsync(string id, CancellationToken cancellation)
    {
        var topic = await db.Topics.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellation);
        if (topic is null)
        {
            return Problem.NotFound("topic");
        }

        var guidePage = (await guides.HandleAsync(new GuideQuery { Topic = id }, cancellation)).Value!;
        var questionPage = (await questions.HandleAsync(new QuestionQuery { Topic = id }, cancellation)).Value!;
        return new TopicView(
            topic.Id, topic.Name, topic.Subtopics, guidePage.Items, questionPage.Items, questionPage.Next is not null);
    }
}
