using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Building;

/// <summary>Puts definitions and their extensions together. The document has passed the SDL rules, so every name is known.</summary>
internal sealed class SchemaAssembly(IReadOnlyList<DefinitionNode> definitions, Bindings bindings)
{
    private readonly Dictionary<string, NamedType> types = [];
    private readonly HashSet<ScalarType> usedScalars = [];

    /// <summary>Where a type of one kind stands in the place of another.</summary>
    public List<string> Faults { get; } = [];

    private ILookup<string, TypeDefinitionNode> Parts { get; } =
        definitions.OfType<TypeDefinitionNode>().ToLookup(definition => definition.Name.Value);

    public IReadOnlyCollection<NamedType> AssembleTypes()
    {
        foreach (var part in Parts)
        {
            types[part.Key] = Declare(part.First(node => !node.IsExtension));
        }

        foreach (var part in Parts)
        {
            Fill(types[part.Key], [.. part]);
        }

        return types.Values;
    }

    public Schema Assemble()
    {
        AssembleTypes();
        var directives = definitions.OfType<DirectiveDefinitionNode>().Select(node => ToDirective(node, Resolve)).ToList();
        directives.AddRange(BuiltInDirectives.All.Where(known => directives.All(directive => directive.Name != known.Name)));

        var schemaParts = definitions.OfType<SchemaNode>().ToList();
        var roots = Roots(schemaParts);
        return new Schema(
            schemaParts.FirstOrDefault(part => part.Description is not null)?.Description?.Value,
            roots.GetValueOrDefault(OperationKind.Query),
            roots.GetValueOrDefault(OperationKind.Mutation),
            roots.GetValueOrDefault(OperationKind.Subscription),
            new NamedList<NamedType>([.. types.Values, .. StandardTypes()]),
            new NamedList<Directive>(directives),
            bindings.Objects,
            schemaParts.Any(part => !part.IsExtension));
    }

    internal static Directive ToDirective(DirectiveDefinitionNode node, Func<TypeNode, GraphType> resolve) => new(
        node.Name.Value,
        node.Description?.Value,
        [.. node.Locations.Select(location => location.Value)],
        new NamedList<InputValue>(node.Arguments.Select(argument => ToInputValue(argument, resolve))),
        node.IsRepeatable);

    private Dictionary<OperationKind, ObjectType> Roots(List<SchemaNode> schemaParts)
    {
        var named = schemaParts
            .SelectMany(part => part.OperationTypes)
            .ToDictionary(operation => operation.Kind, operation => operation.Type.Name.Value);
        if (schemaParts.All(part => part.IsExtension))
        {
            // Without "schema { ... }" the roots go by their usual names.
            foreach (var kind in Enum.GetValues<OperationKind>())
            {
                named.TryAdd(kind, kind.ToString());
            }
        }

        Faults.AddRange(named
            .Where(root => types.TryGetValue(root.Value, out var type) && type is not ObjectType)
            .Select(root => $"{root.Key} root type must be Object type, it cannot be {root.Value}."));
        return named
            .Where(root => types.GetValueOrDefault(root.Value) is ObjectType)
            .ToDictionary(root => root.Key, root => (ObjectType)types[root.Value]);
    }

    // A standard scalar belongs to the schema only when something uses it; introspection uses two.
    private IEnumerable<NamedType> StandardTypes() =>
    [
        .. BuiltInScalars.All.Where(scalar => !types.ContainsKey(scalar.Name)
            && (usedScalars.Contains(scalar) || scalar == BuiltInScalars.String || scalar == BuiltInScalars.Boolean)),
        .. Introspection.Types.Where(type => !types.ContainsKey(type.Name)),
    ];

    private NamedType Declare(TypeDefinitionNode node)
    {
        var (name, description) = (node.Name.Value, node.Description?.Value);
        return node switch
        {
            ScalarDefinitionNode => DeclareScalar(name, description),
            ObjectDefinitionNode => new ObjectType(name, description),
            InterfaceDefinitionNode => new InterfaceType(name, description),
            UnionDefinitionNode => new UnionType(name, description),
            EnumDefinitionNode => new EnumType(name, description),
            InputDefinitionNode => new InputType(name, description),
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };
    }

    private ScalarType DeclareScalar(string name, string? description)
    {
        var specifiedBy = Parts[name].SelectMany(part => part.Directives).FirstOrDefault(directive => directive.Name.Value == "specifiedBy");
        var url = specifiedBy is null ? null : TextArgument(specifiedBy, "url");
        return bindings.Scalars.TryGetValue(name, out var bound)
            ? new ScalarType(name, description)
            {
                Serialize = bound.Serialize,
                ParseValue = bound.ParseValue,
                ParseLiteral = bound.ParseLiteral,
                SpecifiedBy = url,
            }
            : new ScalarType(name, description) { SpecifiedBy = url };
    }

    private void Fill(NamedType type, List<TypeDefinitionNode> parts)
    {
        switch (type)
        {
            case FieldsType fields:
                var nodes = parts.Cast<FieldsDefinitionNode>().ToList();
                fields.Interfaces = Only<InterfaceType>(nodes.SelectMany(part => part.Interfaces), $"Type {type.Name} must only implement Interface types, it cannot implement");
                fields.Fields = new NamedList<Field>(nodes.SelectMany(part => part.Fields).Select(field => ToField(type.Name, field)));
                break;
            case UnionType union:
                union.Members = Only<ObjectType>(
                    parts.Cast<UnionDefinitionNode>().SelectMany(part => part.Members), $"Union type {type.Name} can only include Object types, it cannot include");
                break;
            case EnumType values:
                values.Values = new NamedList<EnumValue>(
                    parts.Cast<EnumDefinitionNode>().SelectMany(part => part.Values).Select(value => ToEnumValue(type.Name, value)));
                break;
            case InputType input:
                input.Fields = new NamedList<InputValue>(
                    parts.Cast<InputDefinitionNode>().SelectMany(part => part.Fields).Select(field => ToInputValue(field, Resolve)));
                input.Bind = bindings.Inputs.GetValueOrDefault(type.Name);
                input.IsOneOf = parts.Any(part => part.Directives.Any(directive => directive.Name.Value == "oneOf"));
                break;
        }
    }

    private List<T> Only<T>(IEnumerable<NamedTypeNode> names, string fault)
        where T : NamedType
    {
        var named = names.Select(Named).ToList();
        Faults.AddRange(named.Where(type => type is not T).Select(type => $"{fault} {type.Name}."));
        return [.. named.OfType<T>()];
    }

    private Field ToField(string type, FieldDefinitionNode node) => new(
        node.Name.Value,
        node.Description?.Value,
        new NamedList<InputValue>(node.Arguments.Select(argument => ToInputValue(argument, Resolve))),
        Resolve(node.Type),
        DeprecationReason(node.Directives),
        bindings.Resolvers.GetValueOrDefault((type, node.Name.Value)),
        bindings.Readers.GetValueOrDefault((type, node.Name.Value)),
        bindings.Costs.GetValueOrDefault((type, node.Name.Value)));

    private static InputValue ToInputValue(InputValueNode node, Func<TypeNode, GraphType> resolve) =>
        new(node.Name.Value, node.Description?.Value, resolve(node.Type), node.Default, DeprecationReason(node.Directives));

    private EnumValue ToEnumValue(string type, EnumValueDefinitionNode node) => new(
        node.Name.Value,
        node.Description?.Value,
        DeprecationReason(node.Directives),
        bindings.EnumValues.GetValueOrDefault((type, node.Name.Value), node.Name.Value));

    private static string? DeprecationReason(IReadOnlyList<DirectiveNode> directives)
    {
        var deprecated = directives.FirstOrDefault(directive => directive.Name.Value == "deprecated");
        return deprecated is null ? null
            : deprecated.Arguments.Count == 0 ? "No longer supported"
            : TextArgument(deprecated, "reason");
    }

    private static string? TextArgument(DirectiveNode directive, string name) =>
        (directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value as StringNode)?.Value;

    private GraphType Resolve(TypeNode node) => node switch
    {
        ListTypeNode list => new ListType(Resolve(list.Of)),
        NonNullTypeNode nonNull => new NonNullType(Resolve(nonNull.Of)),
        _ => Named((NamedTypeNode)node),
    };

    private NamedType Named(NamedTypeNode node)
    {
        var name = node.Name.Value;
        if (types.TryGetValue(name, out var type))
        {
            return type;
        }

        if (BuiltInScalars.All.FirstOrDefault(scalar => scalar.Name == name) is { } standard)
        {
            usedScalars.Add(standard);
            return standard;
        }

        return Introspection.Types.First(known => known.Name == name);
    }
}
