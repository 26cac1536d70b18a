using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Uplift.Platform.Configuration;
using Uplift.Platform.Data;
using Uplift.Platform.Ui;

namespace Uplift.Web.Commands;

/// <summary>The program's own services for a command, without its server and its background work.</summary>
internal sealed class CommandHost(IReadOnlyList<string> hostArgs)
{
    /// <summary>The configured content folder; needs no database.</summary>
    public string ContentDir => new Places(CreateBuilder().Configuration).ContentDir;

    /// <summary>Runs a command in a scope of its own. What an operator can mend is a sentence rather than a stack trace.</summary>
    public async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> run)
    {
        var error = parsed.InvocationConfiguration.Error;
        await using var app = CreateBuilder().Build();
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            await using var scope = app.Services.CreateAsyncScope();
            return await run(scope.ServiceProvider);
        }
        catch (OptionsValidationException invalid)
        {
            await error.WriteLineAsync($"The configuration does not fit: {invalid.Message}");
            return ExitCodes.BadUse;
        }
        catch (NewerSchemaException newer)
        {
            await error.WriteLineAsync(newer.Message);
            return ExitCodes.Finding;
        }
        catch (DbException refused)
        {
            await error.WriteLineAsync($"The database could not be used: {refused.Message}");
            return ExitCodes.Finding;
        }
    }

    /// <summary>Brings the schema up to date as the server's start would, for commands that need its tables.</summary>
    /// <returns>Whether the schema is this program's.</returns>
    public static async Task<bool> PrepareSchemaAsync(IServiceProvider services, TextWriter error, CancellationToken cancellation)
    {
        var migrator = services.GetRequiredService<Migrator>();
        if (services.GetRequiredService<IOptions<DatabaseOptions>>().Value.MigrateAtStart)
        {
            await migrator.MigrateAsync(cancellation);
            return true;
        }

        var pending = await migrator.PendingAsync(cancellation);
        if (pending.Count > 0)
        {
            await error.WriteLineAsync($"The database lacks {Counted.Of(pending.Count, "migration")}. Run: uplift migrate");
        }

        return pending.Count == 0;
    }

    private WebApplicationBuilder CreateBuilder()
    {
        var builder = UpliftHost.CreateBuilder([.. hostArgs]);
        // Standard output is the command's answer, perhaps read by a program.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder;
    }
}
