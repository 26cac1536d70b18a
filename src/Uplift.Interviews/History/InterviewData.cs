using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Reports;
using Uplift.Platform.Data;
using Uplift.Platform.PersonalData;

namespace Uplift.Interviews.History;

internal sealed class InterviewData(AppDb db, WriteReport write) : IGuestWork
{
    public string Noun => "interviews";

    public IReadOnlyList<Type> Tables { get; } = [typeof(Interview)];

    public Task<int> CountAsync(Guid userId, CancellationToken cancellation) =>
        db.Interviews.CountAsync(i => i.OwnerId == userId, cancellation);

    public Task MoveAsync(Guid guestId, Guid userId, CancellationToken cancellation) =>
        db.Interviews.Where(i => i.OwnerId == guestId)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.OwnerId, userId), cancellation);

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation)
    {
        var interviews = await db.Interviews.AsNoTracking()
            .Where(i => i.OwnerId == userId)
            .Include(i => i.Turns.OrderBy(t => t.Ordinal))
            .OrderBy(i => i.Id)
            .AsSplitQuery()
            .ToListAsync(cancellation);
        foreach (var interview in interviews)
        {
            await archive.AddAsync($"{Name(interview)}.json", interview);
        }

        var ended = interviews.Where(interview => interview.State == InterviewState.Ended).ToList();
        foreach (var (interview, report) in ended.Zip(await write.AllAsync(ended, cancellation)))
        {
            await archive.AddTextAsync($"{Name(interview)}.md", Encoding.UTF8.GetString(ReportMarkdown.Write(report)));
        }
    }

    public Task EraseAsync(Guid userId, CancellationToken cancellation) =>
        db.Interviews.Where(i => i.OwnerId == userId).ExecuteDeleteAsync(cancellation);

    private static string Name(Interview interview) =>
        string.Create(CultureInfo.InvariantCulture, $"interviews/{interview.StartedAt:yyyy-MM-dd}-{interview.Id}");
}
