using System.Runtime.CompilerServices;
using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Limits;

/// <summary>
/// Measures an operation without executing it. Each fragment is measured once, so fragments that double each other take no
/// time. Introspection is not counted: a rule of its own bounds it, and it reads memory only.
/// </summary>
public sealed class OperationMeter
{
    private static readonly string[] SizeArguments = ["first", "last", "limit"];

    private readonly Schema schema;
    private readonly OperationLimits limits;
    private readonly OperationNode operation;
    private readonly IReadOnlyDictionary<string, object?> variables;
    private readonly Dictionary<string, FragmentNode> fragments;
    private readonly Dictionary<(string Fragment, int? PageSize), Measure> measured = [];

    private OperationMeter(
        Schema schema, DocumentNode document, OperationNode operation, IReadOnlyDictionary<string, object?> variables, OperationLimits limits)
    {
        this.schema = schema;
        this.operation = operation;
        this.variables = variables;
        this.limits = limits;
        fragments = document.Definitions.OfType<FragmentNode>().ToDictionary(fragment => fragment.Name.Value);
    }

    /// <summary>The limit that a validated operation breaks, if it does.</summary>
    public static GraphQLError? Check(
        Schema schema, DocumentNode document, OperationNode operation, IReadOnlyDictionary<string, object?> variables, OperationLimits limits)
    {
        if (schema.Root(operation.Kind) is not { } root)
        {
            return null;
        }

        try
        {
            return new OperationMeter(schema, document, operation, variables, limits).Check(root);
        }
        catch (InsufficientExecutionStackException)
        {
            return GraphQLError.Coded("DEPTH_LIMIT", "The operation's fragments refer to each other too deeply.");
        }
    }

    private GraphQLError? Check(ObjectType root)
    {
        var found = Of(operation.Selections, root, pageSize: null);
        return Broken("DEPTH_LIMIT", "levels deep", found.Depth, limits.MaxDepth)
            ?? Broken("BREADTH_LIMIT", "fields wide", found.Widest, limits.MaxBreadth)
            ?? Broken("ALIAS_LIMIT", "aliases long", found.Aliases, limits.MaxAliases)
            ?? Broken("COST_LIMIT", "fields of answer large", found.Cost, limits.MaxCost);
    }

    private static GraphQLError? Broken(string code, string measure, double value, int limit) => value <= limit
        ? null
        : GraphQLError.Coded(code, $"The operation may be {limit} {measure} and is {(value < 1e9 ? $"{value:0}" : "far more")}.");

    private Measure Of(SelectionSetNode selections, NamedType? parent, int? pageSize)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var sum = default(Measure);
        foreach (var selection in selections.Items)
        {
            sum += selection switch
            {
                FieldNode field => Of(field, parent, pageSize),
                InlineFragmentNode inline => Of(inline.Selections, inline.On is null ? parent : schema.FindType(inline.On.Name.Value), pageSize),
                FragmentSpreadNode spread => Of(fragments[spread.Name.Value], pageSize),
                _ => default,
            };
        }

        return sum;
    }

    private Measure Of(FragmentNode fragment, int? pageSize)
    {
        var key = (fragment.Name.Value, pageSize);
        if (!measured.TryGetValue(key, out var found))
        {
            measured[key] = found = Of(fragment.Selections, schema.FindType(fragment.On.Name.Value), pageSize);
        }

        return found;
    }

    private Measure Of(FieldNode node, NamedType? parent, int? pageSize)
    {
        var aliases = node.Alias is null ? 0 : 1;
        var field = parent is null ? null : schema.FieldOf(parent, node.Name.Value);
        if (field is null || node.Selections is null || Introspection.IsIntrospection(field.Type.Named))
        {
            return new Measure(field?.Cost?.Weight ?? 1, 1, 1, 0, aliases);
        }

        var isList = field.Type.Nullable is ListType;
        var ownSize = SizeOf(node, field);
        var inside = Of(node.Selections, field.Type.Named, isList ? null : ownSize);
        double times = isList ? ownSize ?? field.Cost?.ListSize ?? pageSize ?? limits.DefaultListSize : 1;
        return new Measure((field.Cost?.Weight ?? 1) + (times * inside.Cost), 1 + inside.Depth, 1, inside.Widest, aliases + inside.Aliases);
    }

    // A page's size is said by "first" on the field of the list or, as Relay has it, on the connection around it.
    private int? SizeOf(FieldNode node, Field field)
    {
        foreach (var argument in field.Arguments.Where(argument => SizeArguments.Contains(argument.Name)))
        {
            var given = node.Arguments.FirstOrDefault(candidate => candidate.Name.Value == argument.Name)?.Value;
            if (Number(given ?? argument.Default) is { } size)
            {
                return Math.Max(0, size);
            }
        }

        return null;
    }

    private int? Number(ValueNode? value) => value switch
    {
        IntNode literal => int.TryParse(literal.Value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue,
        // Not coerced yet, so 100 may have been sent as 1e2.
        VariableNode variable when variables.TryGetValue(variable.Name.Value, out var given) => given switch
        {
            long number => (int)Math.Clamp(number, 0, int.MaxValue),
            double number => (int)Math.Clamp(number, 0, int.MaxValue),
            _ => null,
        },
        VariableNode variable => Number(operation.Variables.FirstOrDefault(definition => definition.Variable.Name.Value == variable.Name.Value)?.Default),
        _ => null,
    };
}
