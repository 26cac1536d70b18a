using Uplift.Web;
using Uplift.Web.Commands;

// Without a command, or with options only, the program serves; the test host calls it that way too.
if (args.Length == 0 || args[0] == "serve" || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version")))
{
    var app = UpliftHost.Build(args.Length > 0 && args[0] == "serve" ? args[1..] : args);
    if (!await UpliftStart.PrepareAsync(app))
    {
        return ExitCodes.Finding;
    }

    await app.RunAsync();
    return ExitCodes.Done;
}

return await CommandLine.RunAsync(CommandLine.Root().Parse(args));
