using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Uplift.GraphQL.Building;
using Uplift.Identity.Accounts;
using Uplift.Identity.Addresses;
using Uplift.Identity.Audit;
using Uplift.Identity.Coaching;
using Uplift.Identity.Contracts;
using Uplift.Identity.External;
using Uplift.Identity.Graph;
using Uplift.Identity.Guests;
using Uplift.Identity.Models;
using Uplift.Identity.MyData;
using Uplift.Identity.Notices;
using Uplift.Identity.Passkeys;
using Uplift.Identity.Passwords;
using Uplift.Identity.People;
using Uplift.Identity.PersonalTokens;
using Uplift.Identity.Registration;
using Uplift.Identity.SecondFactor;
using Uplift.Identity.Security;
using Uplift.Identity.Sessions;
using Uplift.Identity.Settings;
using Uplift.Identity.Tickets;
using Uplift.Identity.Tokens;
using Uplift.Platform;
using Uplift.Platform.Data;
using Uplift.Platform.Http;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.PersonalData;

using SessionOptions = Uplift.Identity.Sessions.SessionOptions;

namespace Uplift.Identity;

/// <summary>Who somebody is: guests, accounts, sessions, a person's settings and data, and who runs the place.</summary>
public sealed class IdentityModule : IModule
{
    /// <summary>The scheme of every request: a bearer token where there is one, else the session's cookie.</summary>
    private const string ByHeader = "by-header";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpContextAccessor();
        services.TryAddScoped<CurrentUser>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddValidation();

        services.AddOptions<SessionOptions>().BindConfiguration(SessionOptions.Section).ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddScoped<IAuthenticationService, AuthenticationByCredentials>();
        services.AddAuthentication(ByHeader)
            .AddPolicyScheme(ByHeader, null, scheme => scheme.ForwardDefaultSelector = context =>
                BearerToken.IsPresent(context.Request) ? BearerAuthentication.SchemeName : SessionAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, BearerAuthentication>(BearerAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(context => !context.User.HasClaim(UserClaims.Guest, "true")));
        services.AddSingleton<IPasswordHasher<AppUser>, BcryptPasswordHasher>();
        services.AddIdentityCore<AppUser>(ConfigureIdentity).AddEntityFrameworkStores<AppDb>();

        services.AddSingleton<LiveSessionQuery>();
        services.AddSingleton<SessionCache>();
        services.AddScoped<SessionStore>();
        services.AddScoped<ReadSession>();
        services.AddScoped<AnswerForbidden>();
        services.AddScoped<CurrentSession>();
        services.AddScoped<SignIn>();
        services.AddScoped<SignInWithCode>();
        services.AddScoped<BeginSession>();
        services.AddScoped<FreshSignIn>();
        services.AddScoped<ConfirmIdentity>();
        services.AddScoped<SignOut>();
        services.AddScoped<ListSessions>();
        services.AddScoped<EndSession>();
        services.AddScoped<EndAllSessions>();
        services.AddScoped<EraseExpiredSessions>();

        services.AddScoped<InviteCoach>();
        services.AddScoped<AcceptCoachInvitation>();
        services.AddScoped<ListMyCoaches>();
        services.AddScoped<IPersonalData, CoachInvitationData>();
        services.AddScoped<ListNotices>();
        services.AddScoped<MarkNoticesRead>();

        services.AddScoped<IGuests, MakeGuest>();
        services.AddScoped<GuestOffer>();
        services.AddScoped<EraseIdleGuests>();
        services.AddHostedService<DailyErasure>();

        services.AddOptions<ExternalSignInOptions>().BindConfiguration(ExternalSignInOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExternalSignInOptions>, ValidExternalSignIn>();
        ProviderHttp.AddClient(services);
        services.AddSingleton<ProviderHttp>();
        services.AddSingleton<ExternalProviders>();
        services.AddSingleton<ExternalAttempts>();
        services.AddScoped<StartExternalSignIn>();
        services.AddScoped<FinishExternalSignIn>();
        services.AddScoped<LinkExternalIdentity>();
        services.AddScoped<ExternalLogins>();

        services.AddSingleton<EmailVerification>();
        services.AddScoped<AccountMails>();
        services.AddScoped<OpenAccount>();
        services.AddScoped<CheckPassword>();
        services.AddScoped<SignUp>();
        services.AddScoped<VerifyEmail>();
        services.AddScoped<AskVerification>();
        services.AddScoped<ChangeEmail>();
        services.AddScoped<ConfirmEmail>();
        services.AddScoped<IUsers, AddUser>();

        AddCredentials(services, configuration);
        services.AddOptions<SignUpOptions>().BindConfiguration(SignUpOptions.Section).ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddScoped<Invitations>();
        services.AddScoped<MakeInvitation>();
        services.AddScoped<ListInvitations>();
        services.AddScoped<RevokeInvitation>();
        services.AddScoped<SetUp>();
        services.AddScoped<ISetup>(provider => provider.GetRequiredService<SetUp>());
        services.AddScoped<IPersonalData, InvitationData>();

        services.AddScoped<ListPeople>();
        services.AddScoped<ReadPerson>();
        services.AddScoped<DisablePerson>();
        services.AddScoped<ChangeRole>();
        services.AddScoped<SignOutPerson>();
        services.AddScoped<AssignCoach>();
        services.AddScoped<ExportAuditEntries>();

        services.AddScoped<IPersonalData, AccountData>();
        services.AddScoped<DownloadMyData>();
        services.AddScoped<OrderArchive>();
        services.AddSingleton<ArchiveQueue>();
        services.AddHostedService<PrepareArchives>();
        services.AddScoped<CloseAccount>();
        services.AddScoped<KeepAccount>();
        services.AddScoped<EraseClosedAccounts>();

        services.AddScoped<ReadMe>();
        services.AddScoped<SaveSettings>();
        AddProblemPages(services);
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        SignUp.Map(api);
        IssueTokens.Map(api);
        RefreshTokens.Map(api);
        RevokeTokens.Map(api);
        SignInWithPasskey.Map(api);
        ReadMe.Map(api);
        ChangePassword.Map(api);
        AddPasskey.Map(api);
        ListPersonalTokens.Map(api);
        MintPersonalToken.Map(api);
        RevokePersonalToken.Map(api);
        SaveSettings.Map(api);
        ListSessions.Map(api);
        EndSession.Map(api);
        EndAllSessions.Map(api);
        DownloadMyData.Map(api);
        OrderArchive.Map(api);
        CloseAccount.Map(api);
        ListPeople.Map(api);
        ReadPerson.Map(api);
        DisablePerson.Map(api);
        ChangeRole.Map(api);
        SignOutPerson.Map(api);
        AssignCoach.Map(api);
        ListInvitations.Map(api);
        MakeInvitation.Map(api);
        RevokeInvitation.Map(api);
        ListAuditEntries.Map(api);
        ExportAuditEntries.Map(api);
        ForgetPassword.Map(api);
        ResetPassword.Map(api);
        AskVerification.Map(api);
        VerifyEmail.Map(api);
        ChangeEmail.Map(api);
        ConfirmEmail.Map(api);
        ReadSecurity.Map(api);
        SetUpAuthenticator.Map(api);
        TurnOffAuthenticator.Map(api);
        RenewRecoveryCodes.Map(api);
        ListPasskeys.Map(api);
        RemovePasskey.Map(api);
        ExternalLogins.Map(api);
        InviteCoach.Map(api);
        AcceptCoachInvitation.Map(api);
        ListMyCoaches.Map(api);
        var notices = api.MapGroup("/notices")
            .RequireSignedIn();
        ListNotices.Map(notices);
        MarkNoticesRead.Map(notices);
        ModelRoutes.Map(api);
    }

    public void AddGraph(SchemaBuilder graph)
    {
        IdentityGraph.Add(graph);
        NoticeGraph.Add(graph);
        ModelGraph.Add(graph);
    }

    private static void AddCredentials(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PasswordHashingOptions>().BindConfiguration(PasswordHashingOptions.Section).ValidateDataAnnotations()
            .Validate<IHostEnvironment>(
                (options, environment) => options.Cost >= PasswordHashingOptions.LowestSafeCost || !environment.IsProduction(),
                "Uplift:Passwords:Cost must be at least 10 in Production.")
            .ValidateOnStart();
        services.AddSingleton<PasswordHashing>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<ForgetPassword>();
        services.AddScoped<ResetPassword>();
        services.AddScoped<TicketDesk>();

        services.AddSingleton<AuthenticatorSeal>();
        services.AddScoped<RecoveryCodes>();
        services.AddScoped<CheckCode>();
        services.AddScoped<SetUpAuthenticator>();
        services.AddScoped<TurnOffAuthenticator>();
        services.AddScoped<RenewRecoveryCodes>();
        services.AddScoped<ReadSecurity>();

        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            // A passkey belongs to a host for good, so it must not be whatever a request calls us.
            passkeys.ServerDomain = configuration["Uplift:PublicUrl"] is { } address ? new Uri(address).Host : null;
        });
        services.AddScoped<IPasskeyHandler<AppUser>, PasskeyHandler<AppUser>>();
        services.AddScoped<PasskeyCeremony>();
        services.AddScoped<AddPasskey>();
        services.AddScoped<RemovePasskey>();
        services.AddScoped<ListPasskeys>();
        services.AddScoped<SignInWithPasskey>();

        services.AddSingleton<SigningKeys>();
        services.AddSingleton<ISigningKeys>(provider => provider.GetRequiredService<SigningKeys>());
        services.AddSingleton<AccessTokens>();
        services.AddScoped<TokenPairs>();
        services.AddScoped<IssueTokens>();
        services.AddScoped<RefreshTokens>();
        services.AddScoped<RevokeTokens>();
        services.AddScoped<EraseExpiredTokens>();
        services.AddScoped<ReadPersonalToken>();
        services.AddScoped<MintPersonalToken>();
        services.AddScoped<ListPersonalTokens>();
        services.AddScoped<RevokePersonalToken>();
    }

    private static void ConfigureIdentity(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        // The name is the address, and addresses may hold more than Identity's list of letters.
        options.User.AllowedUserNameCharacters = "";
        // AttemptLimits counts instead: a lock on the account would let a stranger keep its owner out.
        options.Lockout.AllowedForNewUsers = false;
    }

    private static void AddProblemPages(IServiceCollection services) => services.AddProblemPages(
        new ProblemPage("archive-not-found", 404, "There is no such archive of yours, or it is not ready yet, or it was deleted after its day.", "Look at its state, or have a new one prepared."),
        new ProblemPage("audit-entry-not-found", 404, "The audit log has no entry with this id.", "List the entries again."),
        new ProblemPage("sign-in-failed", 422, "The address and password do not belong together. We do not say which of them is wrong, so that nobody can find out who has an account here.", "Check both and try again."),
        new ProblemPage("sign-in-expired", 422, "The password was right, but the code came more than ten minutes later, or was sent twice.", "Begin again with address and password."),
        new ProblemPage("code-refused", 422, "The code is not the authenticator's present one, or was used before: each is taken once. Or it is no recovery code of yours, or a used one.", "Wait for the app's next code, check the telephone's clock, or use a recovery code."),
        new ProblemPage("second-factor-required", 403, "The account has a second factor, and the password alone gives no tokens.", "Send the present code of the authenticator app, or a recovery code, as \"code\". An account that has only passkeys uses a personal access token instead."),
        new ProblemPage("second-factor-on", 409, "A second factor is on already.", "Turn it off first to use another authenticator app."),
        new ProblemPage("second-factor-off", 409, "Recovery codes stand in for a second factor, and none is on.", "Set up an authenticator app first."),
        new ProblemPage("fresh-sign-in-needed", 403, "What decides who can sign in may be changed only within ten minutes of a sign-in, so an open browser or a stolen token is not enough.", "Confirm who you are at /settings/confirm, or ask for new tokens with your password, then repeat the change."),
        new ProblemPage("link-used", 422, "The link was used already, is too old, or a newer one was sent.", "Ask for a new one."),
        new ProblemPage("passkey-refused", 400, "The authenticator's answer does not fit the question, was sent before, or comes from a passkey that is not known here.", "Begin again. If it stays, sign in another way and look at your passkeys."),
        new ProblemPage("passkey-not-found", 404, "The passkey was removed already, or is not yours.", "List your passkeys again."),
        new ProblemPage("too-many-passkeys", 409, "An account keeps a limited number of passkeys.", "Remove one that you no longer use."),
        new ProblemPage("only-way-in", 409, "Without this passkey nobody could sign in to the account any more.", "Add another passkey or choose a password first."),
        new ProblemPage("refresh-refused", 401, "The refresh token is unknown, too old, or was used before. One that is used twice may have been copied, so everything that came of the same sign-in ends.", "Sign in again with POST /api/v1/tokens."),
        new ProblemPage("token-refused", 401, "The bearer token is not one of ours, was changed, or is over.", "Refresh it, or sign in again."),
        new ProblemPage("scope-too-narrow", 403, "The personal access token was made for less than this.", "Make one with the scope that is needed."),
        new ProblemPage("token-not-found", 404, "The token was revoked already, or is not yours.", "List your tokens again."),
        new ProblemPage("too-many-tokens", 409, "A person keeps a limited number of tokens.", "Revoke one that you no longer use."),
        new ProblemPage("sign-up-failed", 422, "No account was made with this address.", "If you already have an account with it, sign in. Otherwise check the address."),
        new ProblemPage("session-not-found", 404, "The session is over already, or it is not yours.", "List your sessions again."),
        new ProblemPage("provider-not-found", 404, "This Uplift does not offer to sign in with that provider.", "Choose one from the sign-in page."),
        new ProblemPage("external-sign-in-expired", 400, "A sign-in with a provider is finished in the browser that began it, within ten minutes and once. This one was not.", "Start again from the sign-in page."),
        new ProblemPage("external-sign-in-denied", 400, "The provider was not allowed to tell who you are, or it refused.", "Start again and allow it, or sign in another way."),
        new ProblemPage("external-sign-in-failed", 400, "The provider did not answer, or its answer did not pass the checks of signature, issuer, audience, time and nonce.", "Try again in a moment. If it stays, tell whoever runs this Uplift: the log has the reason."),
        new ProblemPage("external-address-missing", 422, "A new account needs an e-mail address that somebody has verified, and the provider named none.", "Verify an address there, or sign up here and link the provider in your settings."),
        new ProblemPage("external-account-exists", 409, "There is an account with that address already. An address alone never opens an account, so the provider cannot either.", "Sign in to the account as usual, then link the provider in your settings."),
        new ProblemPage("external-identity-taken", 409, "One account at a provider opens one account here, and this one opens another.", "Sign in with it, remove the link there, then link it here."),
        new ProblemPage("external-login-not-found", 404, "That account at a provider is not linked to yours.", "Look at the list again."),
        new ProblemPage("last-way-in", 409, "Without it nobody could sign in to the account any more.", "Add another way in first, such as a password."),
        new ProblemPage("address-taken", 409, "There is an account with this address already; an address belongs to one account.", "Use another address, or the account that is there."),
        new ProblemPage("account-disabled", 403, "An admin has disabled the account. Nothing of it was deleted.", "Ask whoever runs this Uplift."),
        new ProblemPage("sign-up-closed", 403, "Whoever runs this Uplift has closed it to new people.", "Ask them, or run an Uplift of your own."),
        new ProblemPage("invitation-needed", 403, "This Uplift takes new people by invitation only.", "Ask whoever runs it for an invitation, and open the link in it."),
        new ProblemPage("invitation-unusable", 403, "An invitation works once and for seven days. This one was used or revoked, or its time is over.", "Ask whoever sent it for another."),
        new ProblemPage("invitation-not-found", 404, "No open invitation has this id: it was used or revoked, or never made.", "See the list of invitations."),
        new ProblemPage("setup-link-not-found", 404, "The link that makes the first admin works once, for a day, and only while there is no admin.", "Restart the server for a new link while there is no admin, or use uplift user add --role admin."),
        new ProblemPage("coach-invitation-not-found", 404, "An invitation to coach somebody works once and for fourteen days. This one was used, is over, or was mistyped.", "Ask whoever sent it for another."),
        new ProblemPage("own-coach-invitation", 409, "Nobody is their own coach.", "Send the link to whoever shall coach you."),
        new ProblemPage("too-many-coach-invitations", 409, "A person has at most ten open invitations at a time.", "Use one that you have, or wait until one is over."),
        new ProblemPage("notice-not-found", 404, "No notice of yours has this id.", "List your notices again."),
        new ProblemPage("not-yourself", 409, "Nobody disables or demotes their own account, so that there is always an admin left.", "Ask another admin to do it."),
        new ProblemPage("last-admin", 409, "You are the only admin, and without one nobody could run this Uplift.", "Make somebody else an admin, then delete your account."),
        new ProblemPage("account-needed", 403, "This is kept with an account, and you are here as a guest.", "Sign up, and what you did as a guest stays yours; or sign in."));
}
