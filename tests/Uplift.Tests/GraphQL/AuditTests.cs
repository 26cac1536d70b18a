using System.Text.Json;

namespace Uplift.Tests.GraphQL;

/// <summary>The audits of graphql-http: what the specification of GraphQL over HTTP asks of a server.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task Every_audit_passes()
    {
        await using var server = await GraphQLServer.StartAsync(StarWars.Schema);

        var output = await NodeScript.RunAsync("graphql-audits.mjs", "", TestContext.Current.CancellationToken, server.Address);

        var audits = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        audits.Where(audit => audit.GetProperty("status").GetString() != "ok").Select(audit => audit.ToString()).ShouldBeEmpty();
        audits.Count.ShouldBe(61);
    }
}
