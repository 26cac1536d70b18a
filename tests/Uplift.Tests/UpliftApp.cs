using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Uplift.Platform.Mail;

namespace Uplift.Tests;

/// <summary>The real program in this process, over a database of its own that already holds the repository's content.</summary>
public sealed class UpliftApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private static readonly Lazy<Task<TestDatabase>> Template = new(FillTemplateAsync);

    private readonly Dictionary<string, string> settings = [];
    private TestDatabase? database;
    private bool ownsDatabase = true;

    public UpliftApp()
    {
        ClientOptions.BaseAddress = new Uri("https://localhost");
        ClientOptions.AllowAutoRedirect = false;
    }

    public TestClock Clock { get; private init; } = new();

    public StatementLog Sql { get; } = new();

    public LogLines Log { get; } = new();

    public Mailbox Mail { get; } = new();

    public static string RepositoryRoot { get; } = FindRoot();

    public async ValueTask InitializeAsync()
    {
        database ??= await (await Template.Value).CopyAsync();
        foreach (var (name, value) in database.Settings)
        {
            settings[name] = value;
        }

        _ = Services;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null && ownsDatabase)
        {
            await database.DisposeAsync();
        }
    }

    /// <summary>A second node of the same installation: the same program, started again beside this one over its database.</summary>
    public async Task<UpliftApp> SecondNodeAsync()
    {
        var second = new UpliftApp { Clock = Clock, database = database, ownsDatabase = false };
        foreach (var (name, value) in settings)
        {
            second.With(name, value);
        }

        await second.InitializeAsync();
        return second;
    }

    /// <summary>The program stopped and started again over the same database.</summary>
    public async Task<UpliftApp> RestartAsync()
    {
        var again = new UpliftApp { Clock = Clock, database = database };
        database = null;
        await DisposeAsync();
        await again.InitializeAsync();
        return again;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Test");
        builder.UseSetting("Uplift:ContentDir", Path.Combine(RepositoryRoot, "content"));
        builder.UseSetting("Uplift:Testing:RaiseClientLimits", "true");
        // A look at what other processes imported would come at any moment and be counted among a page's statements.
        builder.UseSetting("Uplift:Library:FollowSeconds", "0");
        builder.UseSetting("Uplift:Passwords:Cost", "4");
        // As published: without the catch-all route that finds changed assets during development.
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<IInterceptor>(Sql);
            services.AddSingleton<IMailTransport>(Mail);
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
        });
    }

    /// <summary>Sets an option before the program starts.</summary>
    public UpliftApp With(string name, string value)
    {
        settings[name] = value;
        return this;
    }

    private static async Task<TestDatabase> FillTemplateAsync()
    {
        var template = await TestDatabase.EmptyAsync();
        await using var app = new UpliftApp { database = template };
        await app.InitializeAsync();
        app.database = null;
        return template;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Uplift.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run from within the repository.");
        }

        return folder.FullName;
    }
}
