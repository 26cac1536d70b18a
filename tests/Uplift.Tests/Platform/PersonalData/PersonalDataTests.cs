using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.PersonalData;

namespace Uplift.Tests.Platform.PersonalData;

/// <summary>The model against what the modules say they export and erase.</summary>
public sealed class PersonalDataTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    // Ids of things in other modules, which no foreign key tells from ids of people.
    private static readonly string[] IdsOfThings = ["Appeal.TurnId", "Share.ResourceId", "ShareLink.ResourceId"];

    [Fact]
    public Task Every_table_with_a_persons_id_is_somebodys_to_export_and_erase() => WithModelAsync((model, kinds) => model
        .GetEntityTypes()
        .SelectMany(PersonIds)
        .Where(property => !kinds.SelectMany(kind => kind.Tables).Contains(property.DeclaringType.ClrType))
        .Select(Name)
        .ShouldBeEmpty("name the table in the module's IPersonalData, and export and erase it there"));

    [Fact]
    public Task No_table_is_two_modules_to_erase() => WithModelAsync((_, kinds) => kinds
        .SelectMany(kind => kind.Tables)
        .GroupBy(table => table)
        .Where(same => same.Count() > 1)
        .Select(same => same.Key)
        .ShouldBeEmpty());

    [Theory]
    [InlineData("AppUser.Id")]
    [InlineData("Interview.OwnerId")]
    [InlineData("Bookmark.UserId")]
    [InlineData("Session.UserId")]
    [InlineData("AuditEntry.ActorId")]
    [InlineData("CoachAssignment.CoachId")]
    public Task The_ids_of_people_are_really_found(string id) => WithModelAsync((model, _) =>
        model.GetEntityTypes().SelectMany(PersonIds).Select(Name).ShouldContain(id));

    [Fact]
    public Task Every_id_that_is_let_off_exists() => WithModelAsync((model, _) => IdsOfThings
        .Except(model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Select(Name))
        .ShouldBeEmpty());

    /// <summary>A Guid that is neither a row's own key nor a reference to a row of something else is a person's.</summary>
    private static IEnumerable<IProperty> PersonIds(IEntityType entity) => entity.GetProperties()
        .Where(property => property.ClrType == typeof(Guid) || property.ClrType == typeof(Guid?))
        .Where(property => !IdsOfThings.Contains(Name(property)))
        .Where(property => entity.ClrType == typeof(AppUser) || !IsOwnKey(property))
        .Where(property => property.GetContainingForeignKeys().All(key => key.PrincipalEntityType.ClrType == typeof(AppUser)));

    private static bool IsOwnKey(IProperty property) => property.IsPrimaryKey() && property.Name == "Id";

    private static string Name(IProperty property) => $"{property.DeclaringType.ClrType.Name}.{property.Name}";

    private async Task WithModelAsync(Action<IModel, IReadOnlyList<IPersonalData>> assert) => await app.InScopeAsync(services =>
    {
        assert(services.GetRequiredService<AppDb>().Model, [.. services.GetServices<IPersonalData>()]);
        return Task.FromResult(true);
    });
}
