using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Uplift.Tests.Web.Problems;

public sealed class UnexpectedFailureTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Fact]
    public async Task A_page_that_breaks_gives_way_to_one_that_says_so()
    {
        await using var broken = app.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<IInterceptor>(new BrokenGuides())));
        using var visitor = broken.CreateClient();

        var response = await visitor.GetAsync("/guides/database-indexing", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.AlertAsync()).ShouldContain("Something broke in the server");
    }

    /// <summary>A bug that shows only once a page is being drawn.</summary>
    private sealed class BrokenGuides : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            command.CommandText.Contains("slug = @", StringComparison.Ordinal) || command.CommandText.Contains("\"slug\" = @", StringComparison.Ordinal)
                ? throw new InvalidOperationException("A bug.")
                : ValueTask.FromResult(result);
    }
}
