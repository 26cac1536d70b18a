using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Data;

namespace Uplift.Tests.Platform.Data;

/// <summary>Connections outlive what used them, so that nothing begun on one may outlive it, too.</summary>
public sealed class LastingConnectionTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Write = "UPDATE topics SET name = name";

    [Fact]
    public async Task A_transaction_that_nobody_ended_ends_with_its_context_and_is_undone()
    {
        var before = await FirstTopicAsync();
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            // As after a fault between the two: nobody disposes of it.
            await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            return await db.Database.ExecuteSqlRawAsync("UPDATE topics SET name = 'half done'", TestContext.Current.CancellationToken);
        });

        await app.InScopeAsync(services => services.GetRequiredService<AppDb>().Database.ExecuteSqlRawAsync(Write, TestContext.Current.CancellationToken));

        (await FirstTopicAsync()).ShouldBe(before);
    }

    private Task<string> FirstTopicAsync() => app.InScopeAsync(services => services.GetRequiredService<AppDb>().Database
        .SqlQueryRaw<string>("SELECT min(name) AS \"Value\" FROM topics").SingleAsync(TestContext.Current.CancellationToken));
}
