using System.CommandLine;
using Uplift.Identity.Contracts;
using Uplift.Platform.Identity;

namespace Uplift.Web.Commands;

/// <summary><c>uplift user add EMAIL --password-stdin</c>: adds an account. Arguments are seen by others, so the password is read.</summary>
internal static class UserAddCommand
{
    public static Command Create(CommandHost host, TextReader input)
    {
        var email = new Argument<string>("EMAIL") { Description = "The address to sign in with." };
        var fromInput = new Option<bool>("--password-stdin")
        {
            Description = "Read the password from the first line of standard input.",
            Required = true,
        };
        var role = new Option<string>("--role")
        {
            Description = "What the person may do.",
            DefaultValueFactory = _ => Name(Role.Learner),
        };
        role.AcceptOnlyFromAmong([.. Enum.GetValues<Role>().Select(Name)]);
        var command = new Command("add", "Add an account.") { email, fromInput, role };
        command.SetAction(async (parsed, cancellation) =>
        {
            var console = parsed.InvocationConfiguration;
            if (!parsed.GetValue(fromInput) || await input.ReadLineAsync(cancellation) is not { Length: > 0 } password)
            {
                await console.Error.WriteLineAsync("Give the password with --password-stdin as the first line of standard input.");
                return ExitCodes.BadUse;
            }

            var user = new NewUser(
                parsed.GetRequiredValue(email), password, Enum.Parse<Role>(parsed.GetRequiredValue(role), ignoreCase: true));
            return await host.RunAsync(parsed, services => AddAsync(services, user, console, cancellation));
        });
        return command;
    }

    private static async Task<int> AddAsync(
        IServiceProvider services, NewUser user, InvocationConfiguration console, CancellationToken cancellation)
    {
        if (!await CommandHost.PrepareSchemaAsync(services, console.Error, cancellation))
        {
            return ExitCodes.Finding;
        }

        var outcome = await services.GetRequiredService<IUsers>().AddAsync(user, cancellation);
        if (outcome.Value is not { } added)
        {
            await console.Error.WriteLineAsync(outcome.Problem!.Detail);
            return ExitCodes.Finding;
        }

        await console.Output.WriteLineAsync($"added {added.Email} as {Name(added.Role)}");
        return ExitCodes.Done;
    }

    private static string Name(Role role) => role.ToString().ToLowerInvariant();
}
