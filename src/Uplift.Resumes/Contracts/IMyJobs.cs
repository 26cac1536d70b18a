using Uplift.Library.Contracts;

namespace Uplift.Resumes.Contracts;

/// <summary>One thing that a job asks for and that can be learned.</summary>
/// <param name="Name">By its usual name; alternatives have "or" between them.</param>
/// <param name="Weight">3 for a must, 2 for what is nice to have, 1 for what is named among the duties.</param>
/// <param name="Topics">Topics of the library that teach it, by id; empty when none does.</param>
public sealed record JobNeed(string Name, int Weight, IReadOnlyList<string> Topics);

/// <param name="Title">The job's title; null when the advert does not say it.</param>
/// <param name="Level">The level of questions that fits the job.</param>
public sealed record JobAsked(string? Title, Level Level, IReadOnlyList<JobNeed> Needs);

/// <summary>An application, as far as a neighbour points to it.</summary>
public sealed record ApplicationLink(Guid Id, string Employer, string Role);

/// <summary>The jobs that whoever asks applies for, and what adverts ask.</summary>
public interface IMyJobs
{
    /// <summary>The latest fifty with an advert that are not closed, the last changed first.</summary>
    Task<IReadOnlyList<ApplicationLink>> LatestAsync(CancellationToken cancellation);

    /// <summary>What the advert of an application asks.</summary>
    /// <returns>Null when there is no such application of theirs; without needs when it has no advert.</returns>
    Task<(ApplicationLink Application, JobAsked Asked)?> AskedAsync(Guid applicationId, CancellationToken cancellation);

    /// <summary>What an advert's text asks. The text is not kept.</summary>
    JobAsked Read(string advert);

    /// <summary>What a resume of theirs is called; null when there is none.</summary>
    Task<string?> ResumeNameAsync(Guid resumeId, CancellationToken cancellation);
}
