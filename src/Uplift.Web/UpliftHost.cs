using Uplift.Coaching;
using Uplift.Identity;
using Uplift.Identity.Tokens;
using Uplift.Interviews;
using Uplift.Library;
using Uplift.Library.Feeds;
using Uplift.Platform;
using Uplift.Platform.Access;
using Uplift.Platform.Ai;
using Uplift.Platform.Api;
using Uplift.Platform.Audit;
using Uplift.Platform.Configuration;
using Uplift.Platform.Data;
using Uplift.Platform.Graph;
using Uplift.Platform.Http;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Keys;
using Uplift.Platform.Mail;
using Uplift.Platform.Metrics;
using Uplift.Platform.Notices;
using Uplift.Platform.Paging;
using Uplift.Platform.RateLimits;
using Uplift.Platform.Redis;
using Uplift.Platform.Streams;
using Uplift.Resumes;
using Uplift.Resumes.Sharing;
using Uplift.Web.Data;
using Uplift.Web.Layout;
using Uplift.Web.Logging;
using Uplift.Web.OpenApi;
using Uplift.Web.Problems;

namespace Uplift.Web;

/// <summary>Puts the kernel and the modules together.</summary>
internal static class UpliftHost
{
    /// <summary>Every module, listed by hand.</summary>
    public static readonly IReadOnlyList<IModule> Modules =
        [new IdentityModule(), new LibraryModule(), new InterviewsModule(), new ResumesModule(), new CoachingModule()];

    public static readonly ModelAssemblies Model =
        new([typeof(AppDb).Assembly, .. Modules.Select(module => module.GetType().Assembly)]);

    private const string DefaultUrl = "http://localhost:5080";

    public static WebApplication Build(string[] args)
    {
        var builder = CreateBuilder(args);
        var app = builder.Build();
        UsePipeline(app);
        MapEndpoints(app);
        return app;
    }

    /// <summary>The services without the web pipeline; commands use it as it is.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // Not the working folder: the program is started from anywhere.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        if (builder.Configuration["urls"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        AddKernel(builder);
        foreach (var module in Modules)
        {
            module.AddServices(builder.Services, builder.Configuration);
        }

        return builder;
    }

    private static void AddKernel(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var places = new Places(builder.Configuration);
        services.AddSingleton(places);
        services.AddSingleton(ClockAhead.Of(builder.Configuration));
        services.AddDatabase<SqliteDb, PostgresDb>(
            builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions());
        services.AddScoped<Migrator>();
        services.AddAudit();
        services.AddAccess();
        services.AddNotices();
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentUser>();
        services.AddLineLog();
        services.AddSharedKeys(builder.Configuration);
        services.AddRedis();
        services.AddMail();
        services.AddHttpRules();
        services.AddRateLimits();
        services.AddApi();
        services.AddPaging();
        services.AddIdempotency();
        services.AddStreams();
        services.AddModels();
        services.AddGraph();
        services.AddApiDocument();
        services.AddAuthorization();
        services.AddMetricsText();
        services.AddCascadingAuthenticationState();
        services.AddRazorComponents();
        services.AddProblemCatalogue();
        services.AddScoped<IRefusalPage, RefusalPages>();
        services.AddHealthChecks().AddCheck<ReadyCheck>("ready");
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        // What came in is worked on where it was read, without going through the thread pool once more. Called unsafe, because who
        // then waited for the rest of a body without await would wait for himself; decision 0034 says why nobody here does.
        builder.WebHost.UseSockets(static sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.ConfigureKestrel((context, kestrel) =>
        {
            kestrel.AddServerHeader = false;
            // Somebody who sends slowly, or nothing, holds a connection no longer than this.
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MaxRequestBodySize =
                (context.Configuration.GetSection(RequestOptions.Section).Get<RequestOptions>() ?? new RequestOptions()).MaxBodyBytes;
        });
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseKnownProxies();
        app.UseRepeatedReads();
        app.UseTraces();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = RefusalPages.WriteUnexpectedAsync,
            // The page that failed has used up the request's renderer; the page about it needs one of its own.
            CreateScopeForErrors = true,
        });
        app.UseSecurityHeaders();
        app.UseHeadAsGet();
        app.UseStatusCodePages(context => RefusalPages.WriteStatusAsync(context.HttpContext));
        app.UseRouting();
        app.UseCrossOrigin();
        app.UseHttpsRules();
        app.UseApiVersions();
        app.UseNegotiation();
        // What is at hand needs neither a timer nor a compressor.
        app.UsePublicReads();
        app.UseRequestTimeouts();
        app.UseApiCompression();
        app.UseAuthentication();
        app.UseRateLimits();
        app.UseCrossSiteGuard();
        app.UseAuthorization();
        app.UseJsonBodies();
        app.UseIdempotency();
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapMetrics();
        app.MapFeeds();
        app.MapSharedResumeFiles();
        app.MapSigningKeys();
        var api = app.MapApiGroup();
        foreach (var module in Modules)
        {
            module.MapApi(api);
        }

        app.MapApiDocument();
        app.MapSwaggerUiFiles();
        app.MapGraph(Modules).AllowAnonymous();
        app.MapRazorComponents<App>()
            .AddAdditionalAssemblies([.. Modules.Select(module => module.GetType().Assembly)])
            // The cross-site guard checks every form, and knows which forms have no token by design.
            .DisableAntiforgery();
    }
}
