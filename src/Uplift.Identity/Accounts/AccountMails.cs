using System.Globalization;
using Uplift.Platform.Http;
using Uplift.Platform.Identity;
using Uplift.Platform.Mail;

namespace Uplift.Identity.Accounts;

/// <summary>
/// Every mail about an account. Links lead to the site's fixed address, never to what a request called it, and hold a ticket
/// that works once.
/// </summary>
internal sealed class AccountMails(IMailSender mails, SiteAddress site, TimeProvider clock)
{
    public Task VerifyAsync(string to, string ticket, CancellationToken cancellation) => mails.SendAsync(
        new Mail(to, "Confirm your address", $"""
            Welcome to Uplift. Confirm that this is your address:

            {site.Fixed}/verify-email?ticket={ticket}

            The link works once, for three days. If you did not sign up, do nothing.
            """),
        cancellation);

    public Task AddressTakenAsync(string to, CancellationToken cancellation) => mails.SendAsync(
        new Mail(to, "You have an account already", $"""
            Somebody signed up to Uplift with this address, or moved an account to it, but there is an account with it
            already. If it was you, sign in:

            {site.Fixed}/signin

            If you forgot your password, choose a new one: {site.Fixed}/forgot-password
            If it was not you, nothing has changed and you need do nothing.
            """),
        cancellation);

    public Task ResetPasswordAsync(string to, string ticket, CancellationToken cancellation) => mails.SendAsync(
        new Mail(to, "Choose a new password", $"""
            Choose a new password here:

            {site.Fixed}/reset-password?ticket={ticket}

            The link works once, for 30 minutes. If you did not ask for it, do nothing: your password stays as it is.
            """),
        cancellation);

    public Task LeaveAddressAsync(string to, string newAddress, string ticket, CancellationToken cancellation) => mails.SendAsync(
        new Mail(to, "Does your account move to another address?", $"""
            Your Uplift account is to move to {newAddress}. If you want that, say so here:

            {site.Fixed}/confirm-email?ticket={ticket}

            The link works once, for a day. The new address gets a mail too, and both have to agree. If this was not you,
            do nothing here and change your password: {site.Fixed}/settings/password
            """),
        cancellation);

    public Task TakeAddressAsync(string to, string ticket, CancellationToken cancellation) => mails.SendAsync(
        new Mail(to, "Confirm your new address", $"""
            An Uplift account is to move to this address. If it is yours, say so here:

            {site.Fixed}/confirm-email?ticket={ticket}

            The link works once, for a day. The old address gets a mail too, and both have to agree. If you have no Uplift
            account, do nothing.
            """),
        cancellation);

    /// <summary>After every change that decides who can sign in.</summary>
    /// <param name="to">The account's address.</param>
    /// <param name="change">A sentence, such as "Your password was changed."</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task ChangedAsync(string to, string change, CancellationToken cancellation) => mails.SendAsync(
        new Mail(to, "Your sign-in was changed", $"""
            {change}

            When: {clock.GetUtcNow().ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC

            If this was not you, choose a new password now, which signs everybody out: {site.Fixed}/forgot-password
            """),
        cancellation);

    public Task ChangedAsync(AppUser user, string change, CancellationToken cancellation) =>
        ChangedAsync(user.Email!, change, cancellation);
}
