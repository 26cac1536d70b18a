using System.Collections;
using System.Runtime.CompilerServices;
using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Execution;

/// <summary>
/// One operation on its way. Values that are at hand are completed at once, without a task; only what must wait is awaited.
/// An error travels as a value (<see cref="Nulled"/>) up to the first place that may be null.
/// </summary>
internal sealed class OperationRun
{
    private readonly ExecutionRequest request;
    private readonly FieldCollector collector;
    private readonly Strand strand;
    private readonly List<GraphQLError> errors = [];
    private readonly Func<ObjectType, FieldGroup, FieldGroups> plan;

    public OperationRun(Schema schema, ExecutionRequest request, IReadOnlyDictionary<string, object?> variables, CancellationToken cancellation)
    {
        this.request = request;
        Schema = schema;
        Variables = variables;
        Cancellation = cancellation;
        strand = new Strand(() => Loaders!.SendWaiting());
        Loaders = new Loaders(strand.Wake, cancellation);
        var fragments = new Dictionary<string, FragmentNode>();
        foreach (var fragment in request.Document.Definitions.OfType<FragmentNode>())
        {
            fragments[fragment.Name.Value] = fragment;
        }

        collector = new FieldCollector(schema, fragments.GetValueOrDefault, variables, spend: null);
        plan = (type, group) => collector.Collect(type, group.Nodes.Select(node => node.Selections).OfType<SelectionSetNode>());
    }

    public Schema Schema { get; }

    public IServiceProvider? Services => request.Services;

    public Loaders Loaders { get; }

    public CancellationToken Cancellation { get; }

    public void Extend(TimeSpan time) => request.Extend?.Invoke(time);

    private IReadOnlyDictionary<string, object?> Variables { get; }

    public Task<ExecutionResult> StartAsync(OperationNode operation, ObjectType root) => strand.Start(() => RunAsync(operation, root));

    public IReadOnlySet<string> Selected(FieldGroup group, ReadOnlySpan<string> way)
    {
        var names = new HashSet<string>();
        AddSelected(group, way, names);
        return names;
    }

    private void AddSelected(FieldGroup group, ReadOnlySpan<string> way, HashSet<string> names)
    {
        if (group.Definition!.Type.Named is not { IsComposite: true } type)
        {
            return;
        }

        foreach (var possible in Schema.PossibleTypes(type))
        {
            foreach (var inner in group.Plan(possible, plan))
            {
                if (way.IsEmpty)
                {
                    names.Add(inner.First.Name.Value);
                }
                else if (inner.First.Name.Value == way[0])
                {
                    AddSelected(inner, way[1..], names);
                }
            }
        }
    }

    private async Task<ExecutionResult> RunAsync(OperationNode operation, ObjectType root)
    {
        var groups = collector.Collect(root, [operation.Selections]);
        var data = operation.Kind == OperationKind.Mutation
            ? await FieldsInTurnAsync(root, request.Root, groups)
            : await Fields(root, request.Root, groups, path: null);
        return new ExecutionResult(Settle(data, isNullable: true) as ResultObject, HasData: true, errors);
    }

    private async ValueTask<object?> FieldsInTurnAsync(ObjectType type, object? source, FieldGroups groups)
    {
        var values = new object?[groups.Count];
        for (var index = 0; index < groups.Count; index++)
        {
            values[index] = await Field(type, source, groups[index], around: null);
            if (values[index] is Nulled)
            {
                return values[index];
            }
        }

        return new ResultObject(groups, values);
    }

    private ValueTask<object?> Fields(ObjectType type, object? source, FieldGroups groups, AnswerPath? path)
    {
        var values = new object?[groups.Count];
        List<(int, ValueTask<object?>)>? waiting = null;
        for (var index = 0; index < values.Length; index++)
        {
            var value = Field(type, source, groups[index], path);
            if (!value.IsCompletedSuccessfully)
            {
                (waiting ??= []).Add((index, value));
                continue;
            }

            values[index] = value.Result;
            if (values[index] is Nulled nulled)
            {
                return AfterAll(waiting, nulled);
            }
        }

        return waiting is null ? new(new ResultObject(groups, values)) : WithWaiting(new ResultObject(groups, values), values, waiting);
    }

    private ValueTask<object?> Field(ObjectType parent, object? source, FieldGroup group, AnswerPath? around)
    {
        Cancellation.ThrowIfCancellationRequested();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var field = group.Definition!;
        var path = new AnswerPath(around, group.Key, 0);
        try
        {
            if (field.Read is not null)
            {
                return Complete(field.Type, parent, group, path, field.Read(source!));
            }

            if (field.Resolve is null)
            {
                return Complete(field.Type, parent, group, path, Lookup(source, field.Name));
            }

            group.Arguments ??= ArgumentCoercion.Coerce(field, group.First, Variables);
            var (arguments, fault, at) = group.Arguments.Value;
            if (fault is not null)
            {
                return new(Settle(new Nulled(Error(fault, [at!], path)), field.Type is not NonNullType));
            }

            var resolved = field.Resolve(new FieldCall(this, parent, source, group, arguments, path));
            return resolved.IsCompletedSuccessfully
                ? Complete(field.Type, parent, group, path, resolved.Result)
                : Awaited(resolved, field.Type, parent, group, path);
        }
        catch (Exception exception) when (!Cancellation.IsCancellationRequested)
        {
            return new(Settle(Fault(exception, group, path), field.Type is not NonNullType));
        }
    }

    private async ValueTask<object?> Awaited(ValueTask<object?> resolved, GraphType type, ObjectType parent, FieldGroup group, AnswerPath path)
    {
        try
        {
            return await Complete(type, parent, group, path, await resolved);
        }
        catch (Exception exception) when (!Cancellation.IsCancellationRequested)
        {
            return Settle(Fault(exception, group, path), type is not NonNullType);
        }
    }

    private static object? Lookup(object? source, string name) => (source as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(name);

    // Completes a value for a type that may be non-null; what comes back has been settled for it.
    private ValueTask<object?> Complete(GraphType type, ObjectType parent, FieldGroup group, AnswerPath path, object? value)
    {
        var nullable = type.Nullable;
        var isNullable = ReferenceEquals(nullable, type);
        var completed = value switch
        {
            null => isNullable ? new ValueTask<object?>((object?)null) : new(NullFault(parent, group, path)),
            Failure failure => new(new Nulled(Error(failure, group, path))),
            _ => CompleteNullable(nullable, parent, group, path, value),
        };
        return completed.IsCompletedSuccessfully ? new(Settle(completed.Result, isNullable)) : SettledAsync(completed, isNullable);
    }

    private async ValueTask<object?> SettledAsync(ValueTask<object?> completed, bool isNullable) => Settle(await completed, isNullable);

    private ValueTask<object?> CompleteNullable(GraphType type, ObjectType parent, FieldGroup group, AnswerPath path, object value)
    {
        switch (type)
        {
            case ListType list:
                return List(list, parent, group, path, value);
            case ScalarType scalar:
                var serialized = scalar.Serialize(value);
                return new(serialized.IsRefused ? new Nulled(Error(serialized.Refusal!, group.Nodes, path)) : serialized.Value);
            case EnumType names:
                return new(names.ByValue(value)?.Name
                    ?? (object)new Nulled(Error($"Enum \"{names.Name}\" cannot represent value: {PlainValue.Show(value)}", group.Nodes, path)));
            case ObjectType item:
                return Fields(item, value, group.Plan(item, plan), path);
            default:
                var possible = RuntimeType((NamedType)type, value);
                return possible is null
                    ? new(new Nulled(Error($"The value of \"{parent.Name}.{group.First.Name.Value}\" is no known type of \"{type}\".", group.Nodes, path)))
                    : Fields(possible, value, group.Plan(possible, plan), path);
        }
    }

    private ObjectType? RuntimeType(NamedType type, object value) =>
        Schema.TypeNameOf(value) is { } name && Schema.FindType(name) is ObjectType possible && Schema.IsPossible(type, possible) ? possible : null;

    private ValueTask<object?> List(ListType list, ObjectType parent, FieldGroup group, AnswerPath path, object value)
    {
        if (value is not IEnumerable items || value is string or IReadOnlyDictionary<string, object?>)
        {
            return new(new Nulled(Error(
                $"Expected Iterable, but did not find one for field \"{parent.Name}.{group.First.Name.Value}\".", group.Nodes, path)));
        }

        var values = new List<object?>((value as ICollection)?.Count ?? 0);
        List<(int, ValueTask<object?>)>? waiting = null;
        foreach (var item in items)
        {
            var completed = Complete(list.Of, parent, group, new AnswerPath(path, null, values.Count), item);
            if (!completed.IsCompletedSuccessfully)
            {
                (waiting ??= []).Add((values.Count, completed));
                values.Add(null);
                continue;
            }

            var result = completed.Result;
            values.Add(result);
            if (result is Nulled nulled)
            {
                return AfterAll(waiting, nulled);
            }
        }

        return waiting is null ? new(values) : WithWaiting(values, values, waiting);
    }

    private static async ValueTask<object?> WithWaiting(object whole, IList<object?> values, List<(int, ValueTask<object?>)> waiting)
    {
        Nulled? first = null;
        foreach (var (index, value) in waiting)
        {
            values[index] = await value;
            first ??= values[index] as Nulled;
        }

        return first ?? whole;
    }

    // The answer is known; but nothing that was begun may outlive the request.
    private static async ValueTask<object?> AfterAll(List<(int, ValueTask<object?>)>? waiting, Nulled nulled)
    {
        foreach (var (_, value) in waiting ?? [])
        {
            await value;
        }

        return nulled;
    }

    private object? Settle(object? value, bool isNullable)
    {
        if (!isNullable || value is not Nulled nulled)
        {
            return value;
        }

        errors.Add(nulled.Error);
        return null;
    }

    private Nulled NullFault(ObjectType parent, FieldGroup group, AnswerPath path) =>
        new(Error($"Cannot return null for non-nullable field {parent.Name}.{group.First.Name.Value}.", group.Nodes, path));

    private Nulled Fault(Exception exception, FieldGroup group, AnswerPath path)
    {
        request.OnException?.Invoke(exception, path.ToList());
        return new Nulled(Error(new Failure("Something went wrong on our side.", "INTERNAL"), group, path));
    }

    private GraphQLError Error(Failure failure, FieldGroup group, AnswerPath path)
    {
        var extensions = new Dictionary<string, object?>(failure.Extensions ?? new Dictionary<string, object?>());
        if (failure.Code is not null)
        {
            extensions["code"] = failure.Code;
        }

        return Error(failure.Message, group.Nodes, path) with { Extensions = extensions.Count == 0 ? null : extensions };
    }

    private GraphQLError Error(string message, IEnumerable<Node> nodes, AnswerPath path) =>
        new(message, [.. nodes.Select(node => request.Document.Source.Locate(node.Start))], path.ToList());

    /// <summary>A null that must be handed up, and why.</summary>
    private sealed record Nulled(GraphQLError Error);
}
