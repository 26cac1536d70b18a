using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Uplift.Coaching.Learners;
using Uplift.Platform.Data;
using Uplift.Platform.Http;
using Uplift.Platform.Identity;
using Uplift.Platform.Mail;

namespace Uplift.Coaching.Weeks;

/// <summary>Sends their week to those who asked for it, on the evening of their Sunday, once.</summary>
internal sealed class MailWeeks(AppDb db, ReadWeek read, IMailSender mail, SiteAddress site, TimeProvider clock)
{
    private const int FromHour = 17;
    private const int Batch = 100;

    /// <returns>How many were sent.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellation)
    {
        var (sent, users) = (0, db.Set<AppUser>());
        Guid? last = null;
        while (true)
        {
            var people = await db.CoachingSettings.AsNoTracking()
                .Where(s => s.WeeklyMail && (last == null || s.OwnerId > last))
                .Join(users.Where(u => u.Email != null && u.EmailConfirmed && u.DisabledAt == null), s => s.OwnerId, u => u.Id, (s, u) => new { s.OwnerId, u.Email, u.TimeZone })
                .OrderBy(person => person.OwnerId)
                .Take(Batch)
                .ToListAsync(cancellation);
            foreach (var person in people)
            {
                var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), LearnerCalendar.Zone(person.TimeZone));
                if (local.DayOfWeek == DayOfWeek.Sunday && local.Hour >= FromHour)
                {
                    sent += await SendAsync(person.OwnerId, person.Email!, DateOnly.FromDateTime(local.DateTime), cancellation) ? 1 : 0;
                }
            }

            if (people.Count < Batch)
            {
                return sent;
            }

            last = people[^1].OwnerId;
        }
    }

    private async Task<bool> SendAsync(Guid ownerId, string address, DateOnly day, CancellationToken cancellation)
    {
        // The row is claimed and the mail saved in one transaction: of several processes one sends it, and once.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var claimed = await db.CoachingSettings
            .Where(s => s.OwnerId == ownerId && s.WeeklyMail && (s.MailedOn == null || s.MailedOn < day))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.MailedOn, day), cancellation);
        if (claimed == 0)
        {
            return false;
        }

        var week = await read.HandleAsync(ownerId, cancellation);
        await mail.SendAsync(new Mail(address, "Your week in Uplift", Letter(week)), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private string Letter(WeekView week)
    {
        var lines = new List<string> { "What was strongest:" };
        lines.AddRange(week.Facts.DefaultIfEmpty("Nothing was answered or recalled in these days.").Select(fact => $"- {fact}"));
        if (week.Limiting is { } limiting)
        {
            lines.AddRange(["", $"What limits you: {limiting.Title}. {limiting.Why}"]);
        }

        lines.AddRange(["", "What to do next:", .. week.Actions.Select(step => $"- {step.Title}: {site.Fixed}{step.Path}")]);
        lines.AddRange(["", $"The same as a page: {site.Fixed}/week", $"To get no more of these mails: {site.Fixed}/coaching/settings", ""]);
        return string.Join('\n', lines);
    }
}

/// <summary>Looks once an hour whose week has ended.</summary>
internal sealed class WeeklyMails(IServiceScopeFactory scopes, ILogger<WeeklyMails> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await hour.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<MailWeeks>().HandleAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The weekly mails could not be written; the next try is in an hour");
            }
        }
    }
}
