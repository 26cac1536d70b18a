using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Uplift.Identity.MyData;
using Uplift.Identity.Sessions;
using Uplift.Identity.Tickets;
using Uplift.Identity.Tokens;

namespace Uplift.Identity.Guests;

/// <summary>
/// Erases idle guests, accounts whose owners wanted it, dead sessions, tokens and tickets, at the start and then once a day. A
/// failed day is made up for by the next.
/// </summary>
internal sealed class DailyErasure(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DailyErasure> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            await EraseAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task EraseAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var guests = await scope.ServiceProvider.GetRequiredService<EraseIdleGuests>().HandleAsync(cancellation);
            var accounts = await scope.ServiceProvider.GetRequiredService<EraseClosedAccounts>().HandleAsync(cancellation);
            var sessions = await scope.ServiceProvider.GetRequiredService<EraseExpiredSessions>().HandleAsync(cancellation);
            var families = await scope.ServiceProvider.GetRequiredService<EraseExpiredTokens>().HandleAsync(cancellation);
            var tickets = await scope.ServiceProvider.GetRequiredService<TicketDesk>().EraseExpiredAsync(cancellation);
            await scope.ServiceProvider.GetRequiredService<OrderArchive>().EraseOldAsync(cancellation);
            log.LogInformation(
                "Erased {Guests} idle guests, {Accounts} closed accounts, {Sessions} dead sessions, {Families} token families and {Tickets} tickets",
                guests, accounts, sessions, families, tickets);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Idle guests, closed accounts, dead sessions or tokens could not be erased; the next try is tomorrow");
        }
    }
}
