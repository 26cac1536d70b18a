using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Identity;
using Uplift.Platform.Data;

namespace Uplift.Tests.Platform.Data;

public sealed class WaitingTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_reader_is_not_kept_waiting_by_a_writer()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var status = await WhileWritingAsync(async () => (await ada.GetAsync("/guides/database-indexing")).StatusCode);

        status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Many_writers_at_once_all_get_their_turn()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var statuses = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            var guest = new Visitor(app);
            await guest.BecomeGuestAsync();
            return (await guest.PostJsonAsync("/api/v1/interviews", """{"level":"beginner","questions":1,"mode":"practice"}""")).StatusCode;
        }));

        statuses.ShouldAllBe(status => status == HttpStatusCode.Created);
    }

    private Task<HttpStatusCode> WhileWritingAsync(Func<Task<HttpStatusCode>> act) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.DisplayName, "Somebody"), TestContext.Current.CancellationToken);
        return await act();
    });
}
