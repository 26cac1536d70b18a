using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Coaching.Skills;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Coaching.Following;

/// <summary>From thirty people on a question's difficulty is its own; the application is nobody else's, since all who answer count.</summary>
public sealed class ItemDifficultyTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(Visitor.NewAddress());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_questions_difficulty_is_its_levels_until_thirty_people_have_answered_it_and_then_its_own()
    {
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            foreach (var at in Enumerable.Range(0, 28))
            {
                var other = new AppUser { Id = Guid.CreateVersion7(), DisplayName = $"Learner {at}", CreatedAt = app.Clock.GetUtcNow(), LastSeenAt = app.Clock.GetUtcNow() };
                db.Add(other);
                // Twice each: people count, not answers.
                db.AddRange(Answer(other.Id), Answer(other.Id));
            }

            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        async Task<List<double>> DifficultiesAsync() => await app.InScopeAsync(services => services.GetRequiredService<AppDb>()
            .Set<ItemDifficulty>().Where(i => i.QuestionSlug == Candidates.Lowercased).Select(i => i.Difficulty)
            .ToListAsync(TestContext.Current.CancellationToken));

        await ada.MissMostAsync(); // The twenty-ninth.
        (await DifficultiesAsync()).ShouldBeEmpty();
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());
        await bob.MissMostAsync();

        var level = LevelDifficulties.Usual.Of((await app.QuestionAsync(Candidates.Lowercased)).Level);
        (await DifficultiesAsync()).ShouldHaveSingleItem().ShouldNotBe(level);
    }

    private Observation Answer(Guid owner) => new()
    {
        Id = Guid.CreateVersion7(),
        OwnerId = owner,
        InterviewId = Guid.CreateVersion7(),
        QuestionSlug = Candidates.Lowercased,
        TopicId = "indexing",
        Tags = [],
        Level = Level.Intermediate,
        At = app.Clock.GetUtcNow(),
        Day = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime),
        Score = 0.2,
        Weight = 1,
        Points = [],
    };

    [Theory]
    [InlineData(-2, 0, 2, true)]
    [InlineData(0, 0, 1, false)]
    [InlineData(-1, 2, 1, false)]
    public void Levels_are_configured_in_their_order(double beginner, double intermediate, double advanced, bool isFit)
    {
        var levels = new LevelDifficulties { BeginnerDifficulty = beginner, IntermediateDifficulty = intermediate, AdvancedDifficulty = advanced };

        levels.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(levels)).Any().ShouldBe(!isFit);
        levels.Of(Level.Advanced).ShouldBe(advanced);
    }
}
