using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Uplift.Identity.Accounts;
using Uplift.Identity.Contracts;
using Uplift.Identity.External;
using Uplift.Identity.Guests;
using Uplift.Identity.Sessions;
using Uplift.Identity.Settings;
using Uplift.Platform;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity;

/// <summary>Who somebody is: guests, accounts, sessions and a person's settings.</summary>
public sealed class IdentityModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpContextAccessor();
        services.TryAddScoped<CurrentUser>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddValidation();

        services.AddOptions<SessionOptions>().BindConfiguration(SessionOptions.Section).ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddAuthentication(SessionAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(context => !context.User.HasClaim(UserClaims.Guest, "true")));
        services.AddIdentityCore<AppUser>(ConfigureIdentity).AddEntityFrameworkStores<AppDb>();

        services.AddSingleton<LiveSessionQuery>();
        services.AddSingleton<SessionCache>();
        services.AddScoped<SessionStore>();
        services.AddScoped<ReadSession>();
        services.AddScoped<CurrentSession>();
        services.AddScoped<SignIn>();
        services.AddScoped<SignOut>();
        services.AddScoped<ListSessions>();
        services.AddScoped<EndSession>();
        services.AddScoped<EndAllSessions>();
        services.AddScoped<EraseExpiredSessions>();

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
        services.AddScoped<ExternalLogins>();

        services.AddScoped<OpenAccount>();
        services.AddScoped<CheckPassword>();
        services.AddScoped<SignUp>();
        services.AddScoped<IUsers, AddUser>();

        services.AddScoped<ReadMe>();
        services.AddScoped<SaveSettings>();
        AddProblemPages(services);
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        SignUp.Map(api);
        ReadMe.Map(api);
        SaveSettings.Map(api);
        ListSessions.Map(api);
        EndSession.Map(api);
        EndAllSessions.Map(api);
    }

    private static void ConfigureIdentity(IdentityOptions options)
    {
        // Length is the only rule; it is on the input records too, where people see it.
        options.Password = new PasswordOptions
        {
            RequiredLength = SignUpDraft.ShortestPassword,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
        options.User.RequireUniqueEmail = true;
        // The name is the address, and addresses may hold more than Identity's list of letters.
        options.User.AllowedUserNameCharacters = "";
        // AttemptLimits counts instead: a lock on the account would let a stranger keep its owner out.
        options.Lockout.AllowedForNewUsers = false;
    }

    private static void AddProblemPages(IServiceCollection services) => services.AddProblemPages(
        new ProblemPage("sign-in-failed", 422, "The address and password do not belong together. We do not say which of them is wrong, so that nobody can find out who has an account here.", "Check both and try again."),
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
        new ProblemPage("account-needed", 403, "This is kept with an account, and you are here as a guest.", "Sign up, and what you did as a guest stays yours; or sign in."));
}
