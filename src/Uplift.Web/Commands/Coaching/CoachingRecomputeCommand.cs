using System.CommandLine;
using Uplift.Coaching.Contracts;
using Uplift.Platform.Ui;

namespace Uplift.Web.Commands.Coaching;

/// <summary><c>uplift coaching recompute</c>: works every schedule out again from the review log and reports what differed.</summary>
internal static class CoachingRecomputeCommand
{
    public static Command Create(CommandHost host)
    {
        var check = new Option<bool>("--check") { Description = "Only report; change nothing." };
        var command = new Command("recompute", "Work out schedules and skills again from the logs.") { check };
        command.SetAction((parsed, cancellation) => host.RunAsync(
            parsed, services => RunAsync(services, parsed.GetValue(check), parsed.InvocationConfiguration, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, bool check, InvocationConfiguration console, CancellationToken cancellation)
    {
        if (!await CommandHost.PrepareSchemaAsync(services, console.Error, cancellation))
        {
            return ExitCodes.Finding;
        }

        var differences = 0;
        var (people, cards) = await services.GetRequiredService<IRecompute>().RunAsync(
            async difference =>
            {
                differences++;
                await console.Output.WriteLineAsync(difference.What.AsMemory(), cancellation);
            },
            check,
            cancellation);
        await console.Output.WriteLineAsync(
            $"{Counted.Of(cards, "card")} of {(people == 1 ? "1 person" : $"{people} people")}: {Counted.Of(differences, "difference")}{(differences > 0 && !check ? ", mended" : "")}");
        return differences > 0 ? ExitCodes.Finding : ExitCodes.Done;
    }
}
