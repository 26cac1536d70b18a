using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Library.Contracts;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Matching.Adverts;
using Uplift.Resumes.Shelf;

namespace Uplift.Resumes.Matching;

public sealed record MatchDraft
{
    [Required(ErrorMessage = "Say which resume.")]
    public Guid? ResumeId { get; set; }

    /// <summary>The advert's whole text, plain or Markdown.</summary>
    [Required(ErrorMessage = "Paste the advert's text."), StringLength(AdvertReader.Longest, MinimumLength = 40, ErrorMessage = "An advert has 40 to 30,000 characters.")]
    public string Advert { get; set; } = "";
}

/// <summary>What to learn for a requirement that the resume does not show, and what one may be asked about it.</summary>
public sealed record LearningTask(string Requirement, string TopicId, string TopicName, GuideLink? Guide, string? QuestionSlug, string? Question);

/// <param name="Level">The level of questions that fits the job.</param>
/// <param name="Topics">Topics of the library that the requirements touch and that have questions.</param>
public sealed record InterviewIdea(Level Level, IReadOnlyList<TopicSummary> Topics);

/// <summary>A match with what it leads to: things to learn, and an interview.</summary>
public sealed record MatchView(MatchReport Match, IReadOnlyList<LearningTask> ToLearn, InterviewIdea Interview);

/// <summary>Holds an advert against a resume of one's own. Nothing of the advert is kept.</summary>
internal sealed class MatchResume(ReadResume read, ILibrary library, TimeProvider clock)
{
    private const int MostTasks = 8;
    private const int MostTopics = 6;

    public static void Map(IEndpointRouteBuilder matches) => matches
        .MapPost("/", PostAsync)
        .WithSummary("Match a job advert to a resume")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<MatchView>, ProblemHttpResult>> PostAsync(
        MatchDraft draft, MatchResume match, CancellationToken cancellation) => (await match.HandleAsync(draft, cancellation)).ToOk();

    public async Task<Outcome<MatchView>> HandleAsync(MatchDraft draft, CancellationToken cancellation)
    {
        var found = await read.HandleAsync(draft.ResumeId!.Value, cancellation);
        if (found.Value is not { } resume)
        {
            return found.Problem!;
        }

        var report = JobMatch.Of(resume.Document, draft.Advert, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var topics = (await library.ListTopicsAsync(cancellation)).ToDictionary(topic => topic.Id, StringComparer.Ordinal);
        var level = CareerLevels.ToAsk(report.Level?.Asked, report.Years.Select(years => years.Asked));
        return new MatchView(
            report,
            await TasksAsync(report, topics, level, cancellation),
            new InterviewIdea(level, [.. report.Topics.Where(topics.ContainsKey).Take(MostTopics).Select(topic => topics[topic])]));
    }

    /// <summary>For each gap the nearest question of a topic that teaches it, each question once, and the guide that holds it.</summary>
    private async Task<IReadOnlyList<LearningTask>> TasksAsync(
        MatchReport report, Dictionary<string, TopicSummary> topics, Level level, CancellationToken cancellation)
    {
        var all = await library.ListQuestionsAsync(cancellation);
        var (chosen, taken) = (new List<(Gap Gap, TopicSummary Topic, string Slug)>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var gap in report.Gaps)
        {
            var topic = gap.Topics.FirstOrDefault(topics.ContainsKey);
            var question = all
                .Where(one => one.TopicId == topic && !taken.Contains(one.Slug))
                .OrderBy(one => Math.Abs(one.Level - level))
                .ThenBy(one => one.Slug, StringComparer.Ordinal)
                .FirstOrDefault();
            if (topic is not null && question is not null && chosen.Count < MostTasks)
            {
                taken.Add(question.Slug);
                chosen.Add((gap, topics[topic], question.Slug));
            }
        }

        List<string> slugs = [.. chosen.Select(one => one.Slug)];
        var contents = await library.FindQuestionsAsync(slugs, cancellation);
        var guides = await library.FindGuidesOfAsync(slugs, cancellation);
        return
        [
            .. chosen.Select(one => new LearningTask(
                one.Gap.Name, one.Topic.Id, one.Topic.Name, guides.GetValueOrDefault(one.Slug), one.Slug, contents.GetValueOrDefault(one.Slug)?.Prompt)),
        ];
    }
}
