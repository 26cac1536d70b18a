using System.CommandLine;
using System.Globalization;
using Uplift.Identity.Contracts;

namespace Uplift.Web.Commands;

/// <summary><c>uplift keys rotate</c>: adds a key for access tokens; the one before it stays good while its tokens are.</summary>
internal static class KeysRotateCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("rotate", "Add a signing key; the old one is retired when its last token is over.");
        command.SetAction((parsed, cancellation) => host.RunAsync(
            parsed, services => RotateAsync(services, parsed.InvocationConfiguration, cancellation)));
        return command;
    }

    private static async Task<int> RotateAsync(
        IServiceProvider services, InvocationConfiguration console, CancellationToken cancellation)
    {
        if (!await CommandHost.PrepareSchemaAsync(services, console.Error, cancellation))
        {
            return ExitCodes.Finding;
        }

        var key = await services.GetRequiredService<ISigningKeys>().RotateAsync(cancellation);
        await console.Output.WriteLineAsync(
            $"added {key.Id}, which signs from {key.SignsFrom.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC");
        return ExitCodes.Done;
    }
}
