using Microsoft.Extensions.DependencyInjection;
using Uplift.GraphQL.Execution;
using Uplift.Platform.Access;
using Uplift.Platform.Api;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Platform.Graph;

/// <summary>The graph's door to handlers. Like the others it translates and decides nothing.</summary>
public static class GraphCalls
{
    private static readonly Problem SignInFirst = new(ProblemKind.Unauthenticated, "unauthenticated", "Sign in first.");

    private static readonly Problem AccountNeeded = new(
        ProblemKind.Forbidden, "account-needed", "This needs an account. Sign up, and what you did as a guest stays yours; or sign in.");

    private static readonly Problem KeyRefused = new(
        ProblemKind.Unreadable, "idempotency-key-misused", "What this field answers is not kept to be shown again, so it takes no Idempotency-Key.");

    /// <summary>Asks a handler in the scope that <see cref="OperationScope"/> chooses.</summary>
    public static async ValueTask<object?> AskAsync<THandler, T>(this FieldCall call, Func<THandler, Task<T>> ask)
        where THandler : notnull =>
        await call.Service<OperationScope>().AskAsync(services => ask(services.GetRequiredService<THandler>()), call.Cancellation);

    public static async ValueTask<object?> AskAsync<THandler, T>(this FieldCall call, Func<THandler, Task<Outcome<T>>> ask)
        where THandler : notnull
        where T : notnull
    {
        var outcome = await call.Service<OperationScope>().AskAsync(
            services => ask(services.GetRequiredService<THandler>()), call.Cancellation);
        return outcome.Problem is { } problem ? problem.ToFailure() : outcome.Value;
    }

    /// <summary>Asks a handler for a part of a list, if its size is within bounds.</summary>
    public static async ValueTask<object?> AskListAsync<THandler, T>(this FieldCall call, Func<THandler, Task<Outcome<Slice<T>>>> ask)
        where THandler : notnull =>
        call.RefusedSize() ?? await call.AskAsync(ask);

    /// <summary>Asks a handler about a draft, if it keeps to the rules of its shape.</summary>
    public static async ValueTask<object?> AskAboutAsync<THandler, T>(this FieldCall call, object draft, Func<THandler, Task<Outcome<T>>> ask)
        where THandler : notnull
        where T : notnull =>
        await ShapeRules.RefuseAsync(draft, call.Service<IServiceProvider>(), call.Cancellation) is { } misfit
            ? misfit.ToFailure()
            : await call.AskAsync(ask);

    /// <summary>The slice with its rows made something else.</summary>
    public static Outcome<Slice<TOther>> Map<T, TOther>(this Outcome<Slice<T>> slice, Func<T, TOther> map) => slice.Value is { } found
        ? new Slice<TOther>([.. found.Rows.Select(position => new Positioned<TOther>(map(position.Row), () => position.Cursor))], found.HasMore)
        : slice.Problem!;

    /// <summary>Keeps a field for whoever has a session, guests among them.</summary>
    public static Failure? RefusedToNobody(this FieldCall call) =>
        call.Service<CurrentUser>().HasSession ? null : SignInFirst.ToFailure();

    /// <summary>Keeps a field for whoever is signed in.</summary>
    public static Failure? RefusedToVisitors(this FieldCall call) =>
        call.RefusedToNobody() ?? (call.Service<CurrentUser>().IsGuest ? AccountNeeded.ToFailure() : null);

    /// <summary>Keeps a field for whoever has a permission; everybody else is told which one it takes.</summary>
    public static Failure? RefusedWithout(this FieldCall call, string permission) =>
        call.RefusedToVisitors() ?? (call.Service<CurrentUser>().Has(permission) ? null : AccessProblems.Lacks(permission).ToFailure());

    /// <summary>
    /// Keeps a field from an operation with an idempotency key: its answer carries a secret, which is not kept to be shown again,
    /// or it waits long for somebody else, which a transaction must not.
    /// </summary>
    public static Failure? RefusedUnderKey(this FieldCall call) => call.Service<OperationScope>().IsShared ? KeyRefused.ToFailure() : null;

    /// <summary>The same code, sentence and list of fields that REST gives.</summary>
    public static Failure ToFailure(this Problem problem) => new(
        problem.Detail,
        problem.Code,
        new Dictionary<string, object?>
        {
            ["status"] = problem.Status,
            ["errors"] = problem.Errors.Select(error => new Dictionary<string, object?>
            {
                ["pointer"] = error.Pointer,
                ["code"] = error.Code,
                ["detail"] = error.Detail,
            }).ToList(),
        });
}
