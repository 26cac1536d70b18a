using Uplift.Examiner;
using Uplift.Platform.Ui;

namespace Uplift.Interviews.Reports;

/// <summary>How an answer was given, in counts and never in judgements of the person.</summary>
internal static class DeliveryCounts
{
    public static IEnumerable<string> Lines(Delivery delivery) =>
    [
        $"{Counted.Of(delivery.Words, "word")}, {Length(delivery.Length)} for the question's time",
        delivery.AnswersFirst ? "something that counts stands in the first third" : "nothing that counts stands in the first third",
        $"{Counted.Of(delivery.Reasons, "sentence")} with a reason",
        $"{Counted.Of(delivery.TradeOffs, "sentence")} with a cost, a limit or an alternative",
        $"{Counted.Of(delivery.Hedges, "hedge")} (“maybe”, “I think”)",
        $"{Counted.Of(delivery.Fillers, "filler")} (“you know”, “basically”)",
    ];

    private static string Length(AnswerLength length) => length switch
    {
        AnswerLength.Short => "short",
        AnswerLength.Long => "long",
        _ => "about right",
    };
}
