using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.PersonalData;

namespace Uplift.Platform.Ai;

/// <summary>What is kept of a person's use of models. Erased, the counts stay without whose they were.</summary>
internal sealed class ModelData(AppDb db, ModelSeal seal) : IPersonalData
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(ModelChoice), typeof(ModelCall)];

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation)
    {
        var choice = await db.ModelChoices.AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == userId, cancellation);
        var calls = await db.ModelCalls.AsNoTracking().Where(c => c.PersonId == userId).OrderBy(c => c.At).ToListAsync(cancellation);
        if (choice is null && calls.Count == 0)
        {
            return;
        }

        await archive.AddAsync("models/models.json", new
        {
            // Not the key: whoever takes the archive along should not carry it.
            Choice = choice is null ? null : new { choice.IsOff, choice.KeepContent, choice.Address, choice.Model, HasKey = choice.SealedKey is not null },
            Calls = calls.Select(c => new
            {
                c.At,
                c.Purpose,
                c.Model,
                c.InputTokens,
                c.OutputTokens,
                c.Milliseconds,
                Failure = c.Failure?.ToString(),
                Content = seal.Open(c.SealedContent) is { } content ? JsonSerializer.Deserialize<JsonElement>(content) : (JsonElement?)null,
            }),
        });
    }

    public async Task EraseAsync(Guid userId, CancellationToken cancellation)
    {
        await db.ModelChoices.Where(c => c.PersonId == userId).ExecuteDeleteAsync(cancellation);
        await db.ModelCalls.Where(c => c.PersonId == userId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, (Guid?)null).SetProperty(c => c.SealedContent, (byte[]?)null), cancellation);
    }
}
