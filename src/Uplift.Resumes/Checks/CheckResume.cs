using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Document;
using Uplift.Resumes.Matching.Evidence;
using Uplift.Resumes.Shelf;

namespace Uplift.Resumes.Checks;

/// <summary>Checks a resume of one's own by the rules that need no file.</summary>
internal sealed class CheckResume(ReadResume read, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder resumes) => resumes
        .MapGet("/{id:guid}/check", GetAsync)
        .WithSummary("Check a resume by the rules that need no file")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<ResumeCheckView>, ProblemHttpResult>> GetAsync(Guid id, CheckResume check, CancellationToken cancellation) =>
        (await check.HandleAsync(id, cancellation)).ToOk();

    public async Task<Outcome<ResumeCheckView>> HandleAsync(Guid id, CancellationToken cancellation)
    {
        var found = await read.HandleAsync(id, cancellation);
        return found.Value is { } resume ? Of(resume.Document, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) : found.Problem!;
    }

    internal static ResumeCheckView Of(Resume resume, DateOnly today)
    {
        var report = ResumeCheck.Of(new CheckSubject { Resume = resume, Today = today });
        var ladder = new EvidenceLadder(EvidenceLines.Of(resume, today), today);
        return new ResumeCheckView(
            report.Content,
            report.Gains,
            [.. report.Rules.Where(rule => IsOfTheModel(rule.Rule.Id)).Select(CheckedRule.From)],
            ClaimQuestions.Of(resume, today),
            [.. ladder.Mentions.SelectMany(hit => hit.Mention.Concept.Topics).CountBy(topic => topic).OrderByDescending(topic => topic.Value).Select(topic => topic.Key).Take(6)]);
    }

    private static bool IsOfTheModel(string id) => id.Split('-')[0] is "CONT" or "SECT" or "DATE" or "EXP" or "BUL" or "SKILL";
}
