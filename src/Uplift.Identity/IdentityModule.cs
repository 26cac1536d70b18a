using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Uplift.Identity.Accounts;
using Uplift.Identity.Audit;
using Uplift.Identity.Contracts;
using Uplift.Identity.Guests;
using Uplift.Identity.MyData;
using Uplift.Identity.People;
using Uplift.Identity.Registration;
using Uplift.Identity.Sessions;
using Uplift.Identity.Settings;
using Uplift.Platform;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.PersonalData;

namespace Uplift.Identity;

/// <summary>Who somebody is: guests, accounts, sessions, a person's settings and data, and who runs the place.</summary>
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
        ReadMe.Map(api);
        SaveSettings.Map(api);
        DownloadMyData.Map(api);
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
        new ProblemPage("sign-up-closed", 403, "Whoever runs this Uplift has closed it to new people.", "Ask them, or run an Uplift of your own."),
        new ProblemPage("invitation-needed", 403, "This Uplift takes new people by invitation only.", "Ask whoever runs it for an invitation, and open the link in it."),
        new ProblemPage("invitation-unusable", 403, "An invitation works once and for seven days. This one was used or revoked, or its time is over.", "Ask whoever sent it for another."),
        new ProblemPage("invitation-not-found", 404, "No open invitation has this id: it was used or revoked, or never made.", "See the list of invitations."),
        new ProblemPage("setup-link-not-found", 404, "The link that makes the first admin works once, for a day, and only while there is no admin.", "Restart the server for a new link while there is no admin, or use uplift user add --role admin."),
        new ProblemPage("not-yourself", 409, "Nobody disables or demotes their own account, so that there is always an admin left.", "Ask another admin to do it."),
        new ProblemPage("last-admin", 409, "You are the only admin, and without one nobody could run this Uplift.", "Make somebody else an admin, then delete your account."),
        new ProblemPage("account-needed", 403, "This is kept with an account, and you are here as a guest.", "Sign up, and what you did as a guest stays yours; or sign in."));
}
