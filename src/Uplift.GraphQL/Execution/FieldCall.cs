using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Execution;

/// <summary>Answers a field. An expected failure is a value: return a <see cref="Failure"/>.</summary>
public delegate ValueTask<object?> Resolver(FieldCall call);

/// <summary>An expected failure of one field, in words for the client.</summary>
public sealed record Failure(string Message, string? Code = null, IReadOnlyDictionary<string, object?>? Extensions = null);

/// <summary>All that a resolver may know of the field that it answers.</summary>
public sealed class FieldCall
{
    private readonly OperationRun run;
    private readonly FieldGroup group;
    private readonly AnswerPath path;

    internal FieldCall(OperationRun run, ObjectType parent, object? source, FieldGroup group, InputFields arguments, AnswerPath path)
    {
        this.run = run;
        this.group = group;
        this.path = path;
        ParentType = parent;
        Source = source;
        Arguments = arguments;
    }

    /// <summary>The object that the field belongs to.</summary>
    public object? Source { get; }

    public ObjectType ParentType { get; }

    public InputFields Arguments { get; }

    public Field Field => group.Definition!;

    public IReadOnlyList<FieldNode> Nodes => group.Nodes;

    public IReadOnlyList<object> Path => path.ToList();

    public Schema Schema => run.Schema;

    public Loaders Loaders => run.Loaders;

    public CancellationToken Cancellation => run.Cancellation;

    public T Argument<T>(string name) => Arguments.Get<T>(name);

    /// <summary>Lets the operation go on for so long from now, for a field that asks somebody slow.</summary>
    public void Extend(TimeSpan time) => run.Extend(time);

    /// <summary>A service of the request.</summary>
    public T Service<T>()
        where T : class =>
        run.Services?.GetService(typeof(T)) as T ?? throw new InvalidOperationException($"The request has no service {typeof(T)}.");

    /// <summary>
    /// Whether the answer asks for a field of the object that this one returns, so that a resolver can leave out what nobody
    /// wants. Fragments are looked through; @skip and @include are obeyed.
    /// </summary>
    public bool Selects(string field) => run.Selected(group, []).Contains(field);

    /// <summary>The names of all fields that the answer asks for at the end of a way through the object that this one returns.</summary>
    public IReadOnlySet<string> Selected(params ReadOnlySpan<string> way) => run.Selected(group, way);
}
