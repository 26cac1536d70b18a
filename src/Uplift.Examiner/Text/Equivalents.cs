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
        ["bst"] = "binary search tree",
        ["oop"] = "object oriented programming",
        ["oo"] = "object oriented",
        ["fifo"] = "first in first out",
        ["lifo"] = "last in first out",
        ["acid"] = "atomicity consistency isolation durability",
        ["mvcc"] = "multi version concurrency control",
        ["rbac"] = "role based access control",
        ["abac"] = "attribute based access control",
        ["csrf"] = "cross site request forgery",
        ["xss"] = "cross site scripting",
        ["cdn"] = "content delivery network",
        ["mfa"] = "multi factor authentication",
        ["totp"] = "time based one time password",
        ["sla"] = "service level agreement",
        ["slo"] = "service level objective",
        ["sli"] = "service level indicator",
        ["dlq"] = "dead letter queue",
        ["lru"] = "least recently used",
        ["rps"] = "requests per second",
        ["qps"] = "queries per second",
        ["ci"] = "continuous integration",
        ["ddd"] = "domain driven design",
        ["p50"] = "50 percentile",
        ["p95"] = "95 percentile",
        ["p99"] = "99 percentile",
        ["p999"] = "99.9 percentile",
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
