using System.CommandLine;
using Uplift.Platform.Data;

namespace Uplift.Web.Commands;

/// <summary><c>uplift migrate</c>: brings the database's schema up to date, for installations that do not do it at start.</summary>
internal static class MigrateCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("migrate", "Bring the database's schema up to date.");
        command.SetAction((parsed, cancellation) => host.RunAsync(
            parsed, services => MigrateAsync(services, parsed.InvocationConfiguration.Output, cancellation)));
        return command;
    }

    private static async Task<int> MigrateAsync(IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var applied = await services.GetRequiredService<Migrator>().MigrateAsync(cancellation);
        foreach (var migration in applied)
        {
            await output.WriteLineAsync($"applied {migration}");
        }

        if (applied.Count == 0)
        {
            await output.WriteLineAsync("The schema is up to date.");
        }

        return ExitCodes.Done;
    }
}
