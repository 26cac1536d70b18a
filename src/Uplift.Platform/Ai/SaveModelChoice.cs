using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Ai;

/// <summary>What a person decides about models: none, the installation's, or their own where that is allowed.</summary>
public sealed class SaveModelChoice
{
    private readonly AppDb db;
    private readonly ModelSettings settings;
    private readonly ModelEndpoints endpoints;
    private readonly ModelSeal seal;
    private readonly AuditLog audit;
    private readonly CurrentUser user;
    private readonly TimeProvider clock;

    internal SaveModelChoice(
        AppDb db, ModelSettings settings, ModelEndpoints endpoints, ModelSeal seal, AuditLog audit, CurrentUser user, TimeProvider clock) =>
        (this.db, this.settings, this.endpoints, this.seal, this.audit, this.user, this.clock) = (db, settings, endpoints, seal, audit, user, clock);

    public async Task<ModelChoiceView> ReadAsync(CancellationToken cancellation)
    {
        var choice = await db.ModelChoices.AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == user.Id, cancellation);
        var inUse = await endpoints.FindAsync(user.Id, cancellation);
        var current = settings.Current;
        return new ModelChoiceView(
            choice?.IsOff ?? false,
            choice?.KeepContent ?? false,
            choice?.Address,
            choice?.Model,
            choice?.SealedKey is not null,
            inUse?.Model,
            inUse?.Address.Host,
            current.OwnServersAllowed,
            current.MayKeepContent,
            current.IsPossible ? await ModelCalls.UsedTodayAsync(db, user.Id, clock.GetUtcNow(), cancellation) : 0,
            current.TokensPerPersonPerDay);
    }

    public async Task<Outcome<ModelChoiceView>> SaveAsync(ModelChoiceDraft draft, CancellationToken cancellation)
    {
        var (address, model) = (ModelFields.Text(draft.Address), ModelFields.Text(draft.Model));
        if (ModelFields.Fault(address, model, needsHttps: true) is { } problem)
        {
            return problem;
        }

        if (address is not null && !settings.Current.OwnServersAllowed)
        {
            return new Problem(ProblemKind.Forbidden, "own-model-server-not-allowed", "Whoever runs this Uplift does not allow model servers of people's own.");
        }

        var choice = await db.ModelChoices.SingleOrDefaultAsync(c => c.PersonId == user.Id, cancellation);
        if (choice is null)
        {
            db.ModelChoices.Add(choice = new ModelChoice { PersonId = user.Id });
        }

        choice.SealedKey = ModelFields.Key(choice.SealedKey, choice.Address, address, ModelFields.Text(draft.Key), seal);
        (choice.IsOff, choice.KeepContent, choice.Address, choice.Model) = (draft.Off, draft.KeepContent, address, address is null ? null : model);
        audit.Record(
            "model-choice.changed",
            AuditOutcome.Done,
            target: address is null ? "" : new Uri(address).Host,
            detail: draft.Off ? "no model" : draft.KeepContent ? "content may be kept" : "content is not kept");
        await db.SaveChangesAsync(cancellation);
        return await ReadAsync(cancellation);
    }
}
