using Uplift.Library.Contracts;

namespace Uplift.Interviews.Contracts;

/// <param name="Topics">Topics to choose from; empty means all.</param>
/// <param name="AskedNow">Slugs asked in this interview, in order.</param>
/// <param name="AskedBefore">Slugs asked in the person's latest interviews, this one among them.</param>
/// <param name="Seed">Decides between equals, so that the same interview would choose the same again.</param>
public sealed record NextQuestionRequest(
    Guid UserId, IReadOnlyList<string> Topics, Level Level, IReadOnlyList<string> AskedNow, IReadOnlyCollection<string> AskedBefore, int Seed);

/// <summary>Chooses what to ask. Interviews have a plain choice; a module that knows the person may replace it.</summary>
public interface INextQuestion
{
    /// <returns>Null when nothing is left to ask.</returns>
    Task<QuestionSummary?> ChooseAsync(NextQuestionRequest request, CancellationToken cancellation);
}
