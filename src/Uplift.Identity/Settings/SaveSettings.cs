using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Uplift.Identity.Sessions;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Text;

namespace Uplift.Identity.Settings;

public sealed record SettingsDraft
{
    [Required(ErrorMessage = "Enter the name you want to be called by.")]
    [StringLength(100, ErrorMessage = "A name has at most 100 characters.")]
    [OneLine]
    public string DisplayName { get; set; } = "";

    [KnownTimeZone]
    public string TimeZone { get; set; } = "UTC";

    [KnownLanguage]
    public string Culture { get; set; } = "en-GB";

    [AllowedValues("system", "light", "dark", ErrorMessage = "Choose system, light or dark.")]
    public string Theme { get; set; } = "system";
}

public sealed record SettingsView(string DisplayName, string TimeZone, string Culture, string Theme);

/// <summary>Saves how a person is called and how pages look to them.</summary>
internal sealed class SaveSettings(AppDb db, SessionStore sessions, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/me/settings", GetAsync)
            .WithSummary("My settings")
            .RequireSignedIn();
        api.MapPut("/me/settings", PutAsync)
            .WithSummary("Save my settings")
            .RequireSignedIn()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPatch("/me/settings", PatchAsync)
            .WithSummary("Change some of my settings")
            .Accepts<SettingsDraft>("application/merge-patch+json", "application/json")
            .WithDescription("JSON Merge Patch (RFC 7396).")
            .RequireSignedIn()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<SettingsView>, ProblemHttpResult>> GetAsync(SaveSettings save, CancellationToken cancellation) =>
        (await save.ReadAsync(cancellation)).ToOk();

    private static async Task<Results<Ok<SettingsView>, ProblemHttpResult>> PatchAsync(
        JsonObject patch, SaveSettings save, IOptions<JsonOptions> json, CancellationToken cancellation)
    {
        var outcome = await MergePatch.ChangeAsync(
            await save.ReadAsync(cancellation),
            settings => new SettingsDraft
            {
                DisplayName = settings.DisplayName,
                TimeZone = settings.TimeZone,
                Culture = settings.Culture,
                Theme = settings.Theme,
            },
            patch,
            json.Value.SerializerOptions,
            draft => save.HandleAsync(draft, cancellation));
        return outcome.ToOk();
    }

    private static async Task<Results<Ok<SettingsView>, ProblemHttpResult>> PutAsync(
        SettingsDraft draft, SaveSettings save, CancellationToken cancellation) =>
        (await save.HandleAsync(draft, cancellation)).ToOk();

    public async Task<Outcome<SettingsView>> ReadAsync(CancellationToken cancellation)
    {
        var settings = await db.Users.AsNoTracking()
            .Where(u => u.Id == user.Id)
            .Select(u => new SettingsView(u.DisplayName, u.TimeZone, u.Culture, u.Theme))
            .SingleOrDefaultAsync(cancellation);
        return settings is null ? SessionAuthentication.SignInFirst : settings;
    }

    public async Task<Outcome<SettingsView>> HandleAsync(SettingsDraft draft, CancellationToken cancellation)
    {
        var person = await db.Users.SingleOrDefaultAsync(u => u.Id == user.Id, cancellation);
        if (person is null)
        {
            return SessionAuthentication.SignInFirst;
        }

        person.DisplayName = draft.DisplayName.Trim();
        person.TimeZone = draft.TimeZone;
        person.Culture = draft.Culture;
        person.Theme = draft.Theme;
        await db.SaveChangesAsync(cancellation);
        await sessions.RefreshAsync(person.Id, cancellation);
        return new SettingsView(person.DisplayName, person.TimeZone, person.Culture, person.Theme);
    }
}
