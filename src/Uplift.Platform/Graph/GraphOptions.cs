using System.ComponentModel.DataAnnotations;
using Uplift.GraphQL.Http;
using Uplift.GraphQL.Limits;

namespace Uplift.Platform.Graph;

/// <summary>Section <c>Uplift:GraphQL</c>.</summary>
internal sealed class GraphOptions
{
    public const string Section = "Uplift:GraphQL";

    /// <summary>Whether clients may read the schema.</summary>
    public bool Introspection { get; set; } = true;

    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 10;

    [Range(1, 100)]
    public int MaxDepth { get; set; } = 15;

    [Range(1, 1000)]
    public int MaxBreadth { get; set; } = 60;

    [Range(0, 1000)]
    public int MaxAliases { get; set; } = 30;

    [Range(1, 1_000_000)]
    public int MaxCost { get; set; } = 10_000;

    /// <summary>Seconds for which shared caches may keep the answer of a persisted GET without credentials. 0: not at all.</summary>
    [Range(0, 86_400)]
    public int CacheSeconds { get; set; } = 60;

    /// <summary>A folder of documents (<c>*.graphql</c>) that clients may name by their hash.</summary>
    public string? TrustedDocumentsDir { get; set; }

    /// <summary>Executes the documents of that folder and no others.</summary>
    public bool TrustedDocumentsOnly { get; set; }

    public GraphQLOptions ToServing() => new()
    {
        TrustedDocuments = GraphQLOptions.ByHash(
            TrustedDocumentsDir is null ? [] : Directory.EnumerateFiles(TrustedDocumentsDir, "*.graphql").Select(File.ReadAllText)),
        TrustedDocumentsOnly = TrustedDocumentsOnly,
        AllowsIntrospection = Introspection,
        Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
        CacheFor = TimeSpan.FromSeconds(CacheSeconds),
        Limits = new OperationLimits { MaxDepth = MaxDepth, MaxBreadth = MaxBreadth, MaxAliases = MaxAliases, MaxCost = MaxCost },
    };
}
