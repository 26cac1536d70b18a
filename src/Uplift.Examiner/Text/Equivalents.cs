using System.Collections.Frozen;

namespace Uplift.Examiner;

/// <summary>
/// Abbreviations of backend talk, written out. Only those that mean one thing there: "auth" stands for either of two
/// ideas and is left alone. A value of several words becomes several tokens at the same place, so "PK" meets "primary
/// key".
/// </summary>
internal static class Equivalents
{
    private static readonly FrozenDictionary<string, string[]> Table = new Dictionary<string, string>
    {
        ["db"] = "database",
        ["config"] = "configuration",
        ["conf"] = "configuration",
        ["repo"] = "repository",
        ["perf"] = "performance",
        ["txn"] = "transaction",
        ["trx"] = "transaction",
        ["tx"] = "transaction",
        ["idx"] = "index",
        ["pk"] = "primary key",
        ["fk"] = "foreign key",
        ["col"] = "column",
        ["env"] = "environment",
        ["prod"] = "production",
        ["app"] = "application",
        ["msg"] = "message",
        ["req"] = "request",
        ["resp"] = "response",
        ["param"] = "parameter",
        ["arg"] = "argument",
        ["func"] = "function",
        ["fn"] = "function",
        ["identifier"] = "id",
        ["info"] = "information",
        ["admin"] = "administrator",
        ["doc"] = "document",
        ["spec"] = "specification",
        ["sync"] = "synchronous",
        ["async"] = "asynchronous",
        ["authn"] = "authentication",
        ["authz"] = "authorization",
        ["k8s"] = "kubernetes",
        ["postgresql"] = "postgres",
        ["pg"] = "postgres",
        ["js"] = "javascript",
        ["ts"] = "typescript",
        ["ms"] = "millisecond",
        ["mem"] = "memory",
        ["dup"] = "duplicate",
        ["dupe"] = "duplicate",
        ["dedup"] = "deduplicate",
        ["dedupe"] = "deduplicate",
        ["gc"] = "garbage collection",
        ["wal"] = "write ahead log",
        ["ttl"] = "time live",
        ["pii"] = "personal data",
        ["logarithmic"] = "o(logn)",
        ["quadratic"] = "o(n2)",
        ["zero"] = "0",
        ["two"] = "2",
        ["three"] = "3",
        ["four"] = "4",
        ["five"] = "5",
        ["ten"] = "10",
        ["twenty"] = "20",
        ["hundred"] = "100",
        ["thousand"] = "1000",
    }.ToFrozenDictionary(row => row.Key, row => row.Value.Split(' '), StringComparer.Ordinal);

    /// <summary>The words that this word stands for; often only itself.</summary>
    public static string[] Of(string word) =>
        Table.TryGetValue(word, out var words)
        || (word is [.. var singular, 's'] && Table.TryGetValue(singular, out words))
            ? words
            : [word];
}
