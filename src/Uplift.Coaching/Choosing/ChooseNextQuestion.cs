using Uplift.Coaching.Learners;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;

namespace Uplift.Coaching.Choosing;

/// <summary>The interview's next question, chosen for the person who sits it.</summary>
internal sealed class ChooseNextQuestion(ILibrary library, FindLearner learners, ReadKnowledge knowledge) : INextQuestion
{
    public async Task<QuestionSummary?> ChooseAsync(NextQuestionRequest request, CancellationToken cancellation)
    {
        var all = await library.ListQuestionsAsync(cancellation);
        var learner = await learners.HandleAsync(request.UserId, cancellation);
        var (known, _) = await knowledge.HandleAsync(learner, cancellation);
        // What was asked and never answered left no observation, and was seen all the same.
        var seen = request.AskedBefore.Distinct().ToDictionary(slug => slug, slug => known.LastAnswered.GetValueOrDefault(slug));
        known = known with { LastAnswered = seen };
        return QuestionChoice.Choose(all, request.Topics, request.Level, request.AskedNow, known, request.Seed)?.Question;
    }
}
