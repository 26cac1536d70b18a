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
        return QuestionChoice.Choose(all, request.Topics, request.Level, request.AskedNow, known, request.Seed)?.Question;
    }
}
