using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Ai;

/// <summary>The installation's model server, as an admin reads and sets it in the browser. The key goes in and never out.</summary>
public sealed class SaveModelServer
{
    private readonly AppDb db;
    private readonly ModelSettings settings;
    private readonly ModelSeal seal;
    private readonly AuditLog audit;

    internal SaveModelServer(AppDb db, ModelSettings settings, ModelSeal seal, AuditLog audit) =>
        (this.db, this.settings, this.seal, this.audit) = (db, settings, seal, audit);

    public ModelServerView Read()
    {
        var current = settings.Current;
        return new ModelServerView(
            current.Endpoint?.Address.ToString(),
            current.Endpoint?.Model,
            !string.IsNullOrEmpty(current.Endpoint?.Key),
            current.IsConfigured,
            current.OwnServersAllowed,
            current.MayKeepContent,
            current.TokensPerPersonPerDay);
    }

    public async Task<Outcome<ModelServerView>> SaveAsync(ModelServerDraft draft, CancellationToken cancellation)
    {
        var (address, model) = (ModelFields.Text(draft.Address), ModelFields.Text(draft.Model));
        if (ModelFields.Fault(address, model, needsHttps: false) is { } problem)
        {
            return problem;
        }

        if (settings.Current.IsConfigured && address is not null && new Uri(address) != settings.Current.Endpoint!.Address)
        {
            return Problem.Conflict("model-server-configured", "The server is set in the configuration, which wins. Change it there.");
        }

        var row = await db.ModelServers.SingleOrDefaultAsync(cancellation);
        if (row is null)
        {
            db.ModelServers.Add(row = new ModelServerRow());
        }

        if (!settings.Current.IsConfigured)
        {
            row.SealedKey = ModelFields.Key(row.SealedKey, row.Address, address, ModelFields.Text(draft.Key), seal);
            (row.Address, row.Model) = (address, model);
        }

        (row.OwnServersAllowed, row.MayKeepContent, row.TokensPerPersonPerDay) =
            (draft.OwnServersAllowed, draft.MayKeepContent, draft.TokensPerPersonPerDay);
        audit.Record(
            "model-server.changed",
            AuditOutcome.Done,
            target: address is null ? "none" : new Uri(address).Host,
            detail: $"model {model ?? "none"}; own servers {(draft.OwnServersAllowed ? "allowed" : "not allowed")}; content {(draft.MayKeepContent ? "may be kept" : "is not kept")}{(ModelFields.Text(draft.Key) is null ? "" : "; new key")}");
        await db.SaveChangesAsync(cancellation);
        await settings.SavedAsync(cancellation);
        return Read();
    }
}

/// <summary>What an address, a model and a key have in common wherever they are entered.</summary>
internal static class ModelFields
{
    public static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    public static Problem? Fault(string? address, string? model, bool needsHttps) =>
        address is null ? null
        : ModelAddress.Fault(address, needsHttps) is { } fault ? Problem.Invalid("/address", "bad-model-address", fault)
        : model is null ? Problem.Invalid("/model", "model-missing", "Name the model, as the server has it.")
        : null;

    /// <summary>A key belongs to the server it was entered for: a changed address must not be sent the old one.</summary>
    public static byte[]? Key(byte[]? kept, string? before, string? address, string? key, ModelSeal seal) =>
        address is null ? null
        : key is not null ? seal.Close(key)
        : before is not null && Uri.Compare(
            new Uri(before), new Uri(address), UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0 ? kept
        : null;
}
