namespace Uplift.Interviews.Contracts;

/// <param name="Topics">What interviews for it dwell on; empty means every topic.</param>
public sealed record InterviewRole(string Id, string Name, IReadOnlyList<string> Topics);

/// <summary>The roles one can be interviewed for. A role chooses the topics when the candidate does not.</summary>
public static class InterviewRoles
{
    public static readonly IReadOnlyList<InterviewRole> All =
    [
        new("backend", "Backend developer", []),
        new("api", "API developer", ["http-web", "rest-api-design", "graphql", "rpc-realtime", "authn-authz", "app-security", "caching"]),
        new("data", "Data-heavy backend developer", ["sql-querying", "data-modelling", "indexing", "transactions", "replication", "sharding", "data-access", "nosql", "batch-search-files"]),
        new("platform", "Platform or reliability engineer", ["distributed", "observability", "delivery", "performance", "replication", "messaging", "microservices", "caching"]),
        new("lead", "Lead or architect", ["architecture", "microservices", "system-design", "distributed", "data-modelling", "behavioural"]),
    ];

    public static InterviewRole Find(string? id) => All.FirstOrDefault(role => role.Id == id) ?? All[0];
}
