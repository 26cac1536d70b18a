using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

/// <summary>Four questions with their model answers, shaped for order, negation, numbers and notation.</summary>
internal static class Samples
{
    public static readonly ExamQuestion CompositeIndex = new(
        "A table of 50 million orders is listed by customer, newest first, twenty at a time, and filtered by " +
        "status. Which index would you create, in which column order, and why that order?",
        """
        I would create one index on customer, status and created_at. Equality columns come first, then the sort
        column, because that keeps everything one customer needs in one contiguous piece of the tree. The database
        avoids the sort and stops after twenty rows. The same index serves other queries by its leftmost prefix. The
        price is on the other side: every insert updates the index, so I would check the write load before adding
        another one.
        """,
        [
            new("equality-first",
                "Columns compared by equality come first, then the column that is sorted or ranged over, so that one " +
                "contiguous piece holds the answer.",
                3, Must: true,
                ["equality columns first, then the sort column", "put customer_id and status before created_at"]),
            new("no-sort",
                "With that order the rows come out already sorted, so there is no sort step.",
                2, Must: true, ["avoids the sort", "reads already ordered", "no filesort"]),
            new("leftmost-prefix",
                "The index also serves queries on a leading part of its columns.",
                2, Must: false, ["leftmost prefix", "works for customer alone"]),
            new("write-cost",
                "Each insert must also maintain the index.",
                1, Must: false, ["slows down writes", "every insert updates the index"]),
        ],
        [
            new("most-selective-first", "The most selective column must always come first.", "equality-first",
                ["most selective column first", "highest cardinality first"]),
            new("indexes-are-free", "An index costs nothing.", null,
                ["indexes cost nothing", "index is free"]),
        ]);

    public static readonly ExamQuestion Retries = new(
        "A payment call timed out and the client wants to try again. What has to be true before it may, and how " +
        "do you build it?",
        """
        A timeout tells us nothing about whether the charge happened. So a retry is safe only when the operation is
        idempotent. The client sends an idempotency key, the same key on every attempt, and the server must store
        the key with the result in the same transaction. I validate the request before charging the card. Retries
        use exponential backoff with jitter so that clients do not return in step, and they stop after a retry
        budget is spent.
        """,
        [
            new("unknown-outcome",
                "After a timeout the caller does not know whether the charge happened.",
                2, Must: true, ["timeout tells us nothing about the charge", "does not know whether it happened"]),
            new("idempotency-key",
                "The client sends the same key with each attempt and the server returns the stored result.",
                3, Must: true, ["idempotency key"]),
            new("validate-first",
                "The request is validated before the card is charged.",
                1, Must: false, ["validate before charging"]),
            new("backoff",
                "Attempts wait longer each time, with randomness.",
                2, Must: false, ["exponential backoff with jitter", "randomised backoff"]),
        ],
        [
            new("timeout-means-failed", "A timeout means that the payment failed.", "unknown-outcome",
                ["timeout means the payment failed", "timed out so nothing was charged"]),
        ]);

    public static readonly ExamQuestion NotModified = new(
        "Your catalogue service sends the same large JSON again and again to clients that already hold it. What " +
        "does HTTP offer, and how does it work?",
        """
        HTTP offers conditional requests. The server labels each version of the representation with an ETag. The
        client sends the ETag back in If-None-Match, and if nothing changed the server answers 304 without a body.
        That saves bandwidth but not the round trip, so I would add max-age where slightly stale data is fine. I
        check it with curl and look for the 304.
        """,
        [
            new("etag",
                "The server labels each version of a representation with a validator.",
                2, Must: true, ["server labels each version with an ETag", "returns an ETag"]),
            new("304",
                "When the validator still fits, the server replies 304 with no body.",
                3, Must: true, ["answers 304 without a body", "304 Not Modified"]),
            new("round-trip",
                "A conditional request saves bandwidth but still costs a round trip.",
                1, Must: false, ["saves bandwidth but not the round trip", "still costs a round trip"]),
        ],
        [
            new("etag-is-hash", "An ETag has to be a hash of the body.", "etag",
                ["etag must be a hash", "etag is always an MD5"]),
        ]);

    public static readonly ExamQuestion TreeLookup = new(
        "Why does a lookup in a balanced search tree stay fast when the data grows a thousandfold?",
        """
        Each comparison throws away half of the remaining keys, so a lookup takes O(log n) steps. A thousand times
        more data adds only ten comparisons. The tree must stay balanced: rotations keep the height logarithmic
        after inserts and deletes, while an unbalanced tree degenerates into a linked list with linear lookups.
        """,
        [
            new("halving",
                "Each comparison discards half of the remaining keys.",
                2, Must: true, ["throws away half of the keys", "halves the search space"]),
            new("log-n",
                "A lookup takes a number of steps that is logarithmic in the number of keys.",
                3, Must: true, ["lookup takes O(log n)", "logarithmic lookup"]),
            new("degenerates",
                "Without balancing it becomes a list.",
                1, Must: false, ["degenerates into a linked list"]),
        ],
        [
            new("constant-time", "The lookup takes constant time.", "log-n",
                ["lookup takes O(1)", "lookup takes constant time"]),
        ]);

    public const string OffTopic =
        "My grandmother baked bread every Sunday. The kitchen smelled of yeast and butter, and the neighbours " +
        "came over with jam. We sat outside until the evening, played cards and listened to the radio. In winter " +
        "we stayed near the stove and told stories.";

    public static TheoryData<string> Names { get; } =
        [nameof(CompositeIndex), nameof(Retries), nameof(NotModified), nameof(TreeLookup)];

    public static IReadOnlyList<ExamQuestion> All { get; } = [CompositeIndex, Retries, NotModified, TreeLookup];

    public static ExamQuestion Named(string name) => name switch
    {
        nameof(CompositeIndex) => CompositeIndex,
        nameof(Retries) => Retries,
        nameof(NotModified) => NotModified,
        _ => TreeLookup,
    };

    /// <summary>As <c>uplift examine</c> uses it.</summary>
    /// <summary>As interviews use it.</summary>
    public static EmbeddedExaminer ByMeaning { get; } = new();

    public static EmbeddedExaminer Wording { get; } = new(byMeaning: false);

    public static Examination Examine(ExamQuestion question, string answer) => ByMeaning.Examine(question, answer);

    public static PointVerdict VerdictOf(this Examination examination, string pointId) =>
        examination.Points.Single(point => point.PointId == pointId).Verdict;
}
