using Microsoft.Extensions.DependencyInjection;
using Uplift.Library;
using Uplift.Library.Reading;
using Uplift.Platform.Data;

namespace Uplift.Tests.Library.Reading;

public sealed class RecordReadingTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Guide = "/guides/database-indexing";

    private readonly Visitor ada = new(app);

    [Fact]
    public async Task I_have_read_this_guide_is_remembered_and_can_be_taken_back()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        (await ada.SubmitAsync(Guide, "finish")).Target().ShouldBe($"{Guide}#references");
        (await FactsAsync(ada)).ShouldContain("You have read this");

        await ada.SubmitAsync(Guide, "finish");
        (await FactsAsync(ada)).ShouldNotContain("You have read this");
    }

    [Fact]
    public async Task Reading_is_everybodys_own()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await ada.SubmitAsync(Guide, "finish");
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());

        (await FactsAsync(bob)).ShouldNotContain("You have read this");
    }

    [Fact]
    public async Task Nobody_and_no_guest_is_asked_whether_they_read_it()
    {
        (await (await ada.GetAsync(Guide)).PageAsync()).QuerySelector("form input[value=finish]").ShouldBeNull();
        await ada.BecomeGuestAsync();
        (await (await ada.GetAsync(Guide)).PageAsync()).QuerySelector("form input[value=finish]").ShouldBeNull();
    }

    [Fact]
    public async Task A_finished_guide_moves_with_the_guest_and_ends_with_the_person()
    {
        var (guestId, accountId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.GuideReadings.Add(new GuideReading { UserId = guestId, GuideSlug = "database-indexing", Sections = [] });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            var data = new ReadingData(db);

            await data.MoveAsync(guestId, accountId, TestContext.Current.CancellationToken);
            (await CountAsync(data, guestId), await CountAsync(data, accountId)).ShouldBe((0, 1));

            await data.EraseAsync(accountId, TestContext.Current.CancellationToken);
            (await CountAsync(data, accountId)).ShouldBe(0);
            return data;
        });
    }

    private static Task<int> CountAsync(ReadingData data, Guid userId) => data.CountAsync(userId, TestContext.Current.CancellationToken);

    private static async Task<string> FactsAsync(Visitor visitor) =>
        (await (await visitor.GetAsync(Guide)).PageAsync()).QuerySelector(".facts")!.TextContent;
}
