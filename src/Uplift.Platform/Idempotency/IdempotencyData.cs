using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.PersonalData;

namespace Uplift.Platform.Idempotency;

internal sealed class IdempotencyData(AppDb db) : IPersonalData
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(IdempotentAnswer)];

    /// <summary>The keys alone: the answers are copies of what the modules give.</summary>
    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation) =>
        await archive.AddAsync("account/idempotency-keys.json", await db.IdempotentAnswers.AsNoTracking()
            .Where(answer => answer.OwnerId == userId)
            .OrderBy(answer => answer.CreatedAt)
            .Select(answer => new { answer.Key, answer.CreatedAt })
            .ToListAsync(cancellation));

    public Task EraseAsync(Guid userId, CancellationToken cancellation) =>
        db.IdempotentAnswers.Where(answer => answer.OwnerId == userId).ExecuteDeleteAsync(cancellation);
}
