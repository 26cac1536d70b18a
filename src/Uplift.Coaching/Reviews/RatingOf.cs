using Uplift.Coaching.Fsrs;
using Uplift.Examiner;

namespace Uplift.Coaching.Reviews;

/// <summary>
/// From what was seen of an answer to a rating: nothing of it is Again, a part or any hint is Hard, all of it is Good, and
/// all of it, unaided, by somebody who was sure, is Easy. Where the examiner is not sure it never says Again; the self-mark
/// decides.
/// </summary>
internal static class RatingOf
{
    /// <param name="mark">1 to 4, given before anything was revealed.</param>
    public static (Rating Rating, ReviewSource Source) Typed(PointVerdict verdict, Confidence confidence, Gate? gate, int mark)
    {
        if (gate is Gate.Empty or Gate.DontKnow)
        {
            return (Rating.Again, ReviewSource.Graded);
        }

        return (gate is not null, verdict) switch
        {
            (true, _) or (_, PointVerdict.Unsure or PointVerdict.NotReached) => ((Rating)mark, ReviewSource.SelfMark),
            (_, PointVerdict.Missed or PointVerdict.Contradicted) when confidence == Confidence.Low => ((Rating)mark, ReviewSource.SelfMark),
            (_, PointVerdict.Covered) => (mark == (int)Rating.Easy ? Rating.Easy : Rating.Good, ReviewSource.Graded),
            (_, PointVerdict.Partly) => (Rating.Hard, ReviewSource.Graded),
            _ => (Rating.Again, ReviewSource.Graded),
        };
    }

    /// <returns>Null when the verdict says too little: then nothing is logged.</returns>
    public static Rating? InInterview(PointVerdict verdict, Confidence confidence, bool usedHint) => verdict switch
    {
        PointVerdict.Covered => usedHint ? Rating.Hard : Rating.Good,
        PointVerdict.Partly => Rating.Hard,
        PointVerdict.Missed or PointVerdict.Contradicted when confidence != Confidence.Low => Rating.Again,
        _ => null,
    };
}
