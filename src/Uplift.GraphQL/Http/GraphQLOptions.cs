using Microsoft.AspNetCore.Http;
using Uplift.GraphQL.Language;
using Uplift.GraphQL.Limits;

namespace Uplift.GraphQL.Http;

/// <summary>How a schema is served.</summary>
public sealed record GraphQLOptions
{
    public OperationLimits Limits { get; init; } = new();

    public int MaxBodyBytes { get; init; } = 100_000;

    public int MaxTokens { get; init; } = 3_000;

    public int MaxNesting { get; init; } = 100;

    /// <summary>How long an operation may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether clients may read the schema.</summary>
    public bool AllowsIntrospection { get; init; } = true;

    /// <summary>Documents that are known beforehand, by the SHA-256 of their text in lower-case hex.</summary>
    public IReadOnlyDictionary<string, string> TrustedDocuments { get; init; } = new Dictionary<string, string>();

    /// <summary>Texts under the names by which clients ask for them.</summary>
    public static IReadOnlyDictionary<string, string> ByHash(IEnumerable<string> texts) => texts.Distinct().ToDictionary(Documents.Hash);

    /// <summary>Executes trusted documents and nothing else.</summary>
    public bool TrustedDocumentsOnly { get; init; }

    /// <summary>How long shared caches may keep the answer of a persisted GET that carried no credentials; zero: not at all.</summary>
    public TimeSpan CacheFor { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Asked before an operation is executed, when its kind is known: whether whoever sent it may. Null lets it pass. A field
    /// that only some may ask for refuses by itself; this is for what holds for all of them.
    /// </summary>
    public Func<HttpContext, OperationKind, OperationRefusal?>? Guard { get; init; }

    /// <summary>
    /// Carries out an operation that passed every check, with whatever has to happen around it; what it is given executes it and
    /// writes the answer. It may refuse instead. Null: operations are carried out as they are.
    /// </summary>
    public Func<HttpContext, OperationKind, Func<Task>, Task<OperationRefusal?>>? Around { get; init; }

    /// <summary>Documents, parsed and validated, that are kept for the next request.</summary>
    public int CachedDocuments { get; init; } = 500;
}

/// <summary>Why an operation is not executed for this client, and the status that says so.</summary>
public sealed record OperationRefusal(int Status, GraphQLError Error);
