using Uplift.Resumes.Document;
using Uplift.Resumes.Interviewing;

namespace Uplift.Resumes.Checks;

/// <summary>
/// What the claims of a resume invite an interviewer to ask. Answers are the person's own story, so nothing here is marked; marks are
/// given only against question records of the library.
/// </summary>
internal static class ClaimQuestions
{
    private const int Most = 8;

    public static IReadOnlyList<ClaimQuestion> Of(Resume resume, DateOnly today) =>
        [.. ResumeClaims.Of(resume, today).Take(Most).Select(claim => new ClaimQuestion(claim.Text, claim.Pointer, claim.Question))];
}
