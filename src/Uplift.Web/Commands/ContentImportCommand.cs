using System.CommandLine;
using Uplift.Library.Contracts;
using Uplift.Platform.Ui;

namespace Uplift.Web.Commands;

/// <summary><c>uplift content import [DIR]</c>: brings the content files into the database, all of them or none.</summary>
internal static class ContentImportCommand
{
    public static Command Create(CommandHost host)
    {
        var argument = ContentFolderArgument.Create();
        var command = new Command("import", "Bring changed content files into the database.") { argument };
        command.SetAction(async (parsed, cancellation) =>
            await ContentFolderArgument.FindAsync(parsed, argument, host) is { } folder
                ? await host.RunAsync(parsed, services => ImportAsync(services, folder, parsed.InvocationConfiguration, cancellation))
                : ExitCodes.BadUse);
        return command;
    }

    private static async Task<int> ImportAsync(
        IServiceProvider services, string folder, InvocationConfiguration console, CancellationToken cancellation)
    {
        if (!await CommandHost.PrepareSchemaAsync(services, console.Error, cancellation))
        {
            return ExitCodes.Finding;
        }

        var result = await services.GetRequiredService<IContentImport>().ImportAsync(folder, cancellation);
        foreach (var fault in result.Faults)
        {
            await console.Output.WriteLineAsync(ContentFolderArgument.Openable(folder, fault));
        }

        if (result.Faults.Count > 0)
        {
            await console.Error.WriteLineAsync($"{Counted.Of(result.Faults.Count, "fault")}: nothing was changed.");
            return ExitCodes.Finding;
        }

        await console.Output.WriteLineAsync($"{result.Added} added, {result.Changed} changed, {result.Retired} retired");
        return ExitCodes.Done;
    }
}
