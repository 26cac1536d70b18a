using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Uplift.Identity.Accounts;
using Uplift.Identity.Contracts;
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
        services.AddScoped<ReadSession>();
        services.AddScoped<CurrentSession>();
        services.AddScoped<SignIn>();
        services.AddScoped<SignOut>();
        services.AddScoped<EraseExpiredSessions>();

        services.AddScoped<IGuests, MakeGuest>();
        services.AddScoped<GuestOffer>();
        services.AddScoped<EraseIdleGuests>();
        services.AddHostedService<DailyErasure>();

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
        new ProblemPage("address-taken", 409, "There is an account with this address already; an address belongs to one account.", "Use another address, or the account that is there."),
        new ProblemPage("account-needed", 403, "This is kept with an account, and you are here as a guest.", "Sign up, and what you did as a guest stays yours; or sign in."));
}
