using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;

namespace Uplift.Platform.Ai;

/// <summary>Which model answers a person, if any.</summary>
/// <param name="Keeps">Both the admin and the person agreed to keep what is said.</param>
internal sealed record PersonModel(ModelEndpoint? Endpoint, bool Keeps);

/// <summary>Finds a person's model: their own where that is allowed, else the installation's; none when they want none.</summary>
public sealed class ModelEndpoints(AppDb db, ModelSettings settings)
{
    /// <summary>Costs no statement where no model is possible.</summary>
    public async Task<ModelEndpoint?> FindAsync(Guid personId, CancellationToken cancellation) =>
        settings.Current.IsPossible ? Of(settings.Current, await ChoiceAsync(personId, cancellation), null).Endpoint : null;

    internal async Task<PersonModel> FindAsync(Guid personId, ModelSeal seal, CancellationToken cancellation) =>
        settings.Current.IsPossible ? Of(settings.Current, await ChoiceAsync(personId, cancellation), seal) : new PersonModel(null, false);

    private Task<ModelChoice?> ChoiceAsync(Guid personId, CancellationToken cancellation) =>
        db.ModelChoices.AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == personId, cancellation);

    private static PersonModel Of(ModelSettingsView current, ModelChoice? choice, ModelSeal? seal)
    {
        if (choice?.IsOff == true)
        {
            return new PersonModel(null, false);
        }

        var own = current.OwnServersAllowed && choice is { Address: { } address, Model: { } model }
            ? new ModelEndpoint(new Uri(address), model, seal?.Open(choice.SealedKey), IsOwn: true)
            : null;
        return new PersonModel(own ?? current.Endpoint, current.MayKeepContent && choice?.KeepContent == true);
    }
}
