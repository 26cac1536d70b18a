namespace Uplift.Tests.Library.Drafts;

/// <summary>What a model that does its work answers to a wish for a question on indexing.</summary>
internal static class GoodDraft
{
    public const string Slug = "partial-index-for-open-orders";

    public static object Question(
        string slug = Slug, string followUpTarget = "partial-index", string prompt = "", string fullAnswer = "", string statement = "", int weight = 3) => new
        {
            slug,
            kind = "scenario",
            prompt = prompt.Length > 0 ? prompt : "A worker polls a table of 80 million orders for the 2,000 that are still open, and each look takes nine seconds. Disk space is short. Which index do you create, and why is it small?",
            readSeconds = 120,
            keyPoints = new[]
            {
                Point("partial-index", weight, true, "correctness", statement.Length > 0 ? statement : "A partial index holds only the rows that are open: its size follows them, not the table.", "a partial index on open orders", "index only the open rows"),
                Point("predicate-matches", 2, true, "correctness", "The query has to repeat the index's condition, or the planner cannot use it.", "the query repeats the condition", "where clause implies the predicate"),
                Point("writes-stay-cheap", 2, false, "trade_offs", "Orders that are done leave the index, so most writes do not touch it.", "closed orders leave the index", "most writes skip the index"),
            },
            misconceptions = new[]
            {
                new { id = "index-status-alone", point = "partial-index", claim = "An index on the status column is just as good.", phrasings = new[] { "just index the status column", "status index is enough" }, correction = "It holds all 80 million rows to find 2,000 of them." },
            },
            followUps = new[]
            {
                FollowUp("missed", followUpTarget, "How many rows does the worker ever need to find?", 0, "partial-index"),
                FollowUp("all-covered", null, "The condition becomes a parameter of the query. What happens to your plan?", 1, "predicate-matches"),
            },
            rubric = new[] { Grades("correctness"), Grades("depth"), Grades("trade_offs"), Grades("clarity") },
            tags = new[] { "indexes", "Partial Indexes" },
            shortAnswer = "A partial index on the open orders.",
            fullAnswer = fullAnswer.Length > 0 ? fullAnswer : "I create a partial index on open orders. The query repeats the condition. Closed orders leave the index, so writes stay cheap. I check it with `EXPLAIN`.",
        };

    private static object Point(string id, int weight, bool must, string dimension, string statement, params string[] phrasings) =>
        new { id, weight, must, dimension, statement, phrasings, followUp = "What would you look at next?" };

    private static object FollowUp(string when, string? target, string prompt, int levelShift, params string[] keyPoints) =>
        new { when, target, prompt, levelShift, keyPoints };

    private static object Grades(string dimension) => new { dimension, one = "Names no index.", two = "Names an index: of everything.", three = "A partial one.", four = "As 3, with its limits." };
}
