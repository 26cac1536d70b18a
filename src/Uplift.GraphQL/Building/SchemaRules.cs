using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Building;

/// <summary>What the specification asks of a whole schema, beyond the rules of its text.</summary>
internal static class SchemaRules
{
    public static IEnumerable<string> Check(Schema schema) =>
    [
        .. Roots(schema),
        .. schema.Directives.SelectMany(Directive),
        .. schema.Types.Where(type => !Introspection.IsIntrospection(type)).SelectMany(type => Named(schema, type)),
        .. InputCycles.Find(schema),
    ];

    private static IEnumerable<string> Roots(Schema schema)
    {
        if (schema.Query is null)
        {
            yield return "Query root type must be provided.";
        }

        var roots = new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<ObjectType>().ToList();
        if (roots.Distinct().Count() < roots.Count)
        {
            yield return "All root types must be different.";
        }
    }

    private static IEnumerable<string> Directive(Directive directive) =>
        Name(directive.Name).Concat(directive.Arguments.SelectMany(argument => Input($"@{directive.Name}({argument.Name}:)", argument)));

    private static IEnumerable<string> Named(Schema schema, NamedType type) => Name(type.Name).Concat(type switch
    {
        FieldsType fields => FieldsOf(fields).Concat(ImplementationRules.Check(schema, fields)),
        UnionType union => Union(union),
        EnumType { Values.Count: 0 } => [$"Enum type {type.Name} must define one or more values."],
        InputType input => InputObject(input),
        _ => [],
    });

    private static IEnumerable<string> FieldsOf(FieldsType type)
    {
        if (type.Fields.Count == 0)
        {
            yield return $"Type {type.Name} must define one or more fields.";
        }

        foreach (var field in type.Fields)
        {
            var place = $"{type.Name}.{field.Name}";
            foreach (var fault in Name(field.Name).Concat(field.Arguments.SelectMany(argument => Input($"{place}({argument.Name}:)", argument))))
            {
                yield return fault;
            }

            if (!field.Type.IsOutput)
            {
                yield return $"The type of {place} must be Output Type but got: {field.Type}.";
            }
        }
    }

    private static IEnumerable<string> Union(UnionType union)
    {
        if (union.Members.Count == 0)
        {
            yield return $"Union type {union.Name} must define one or more member types.";
        }

        foreach (var twice in union.Members.GroupBy(member => member).Where(group => group.Skip(1).Any()))
        {
            yield return $"Union type {union.Name} can only include type {twice.Key.Name} once.";
        }
    }

    private static IEnumerable<string> InputObject(InputType type)
    {
        if (type.Fields.Count == 0)
        {
            yield return $"Input Object type {type.Name} must define one or more fields.";
        }

        foreach (var field in type.Fields)
        {
            foreach (var fault in Input($"{type.Name}.{field.Name}", field))
            {
                yield return fault;
            }

            if (type.IsOneOf && field.Type is NonNullType)
            {
                yield return $"OneOf input field {type.Name}.{field.Name} must be nullable.";
            }

            if (type.IsOneOf && field.Default is not null)
            {
                yield return $"OneOf input field {type.Name}.{field.Name} cannot have a default value.";
            }
        }
    }

    private static IEnumerable<string> Input(string place, InputValue input)
    {
        foreach (var fault in Name(input.Name))
        {
            yield return fault;
        }

        if (!input.Type.IsInput)
        {
            yield return $"The type of {place} must be Input Type but got: {input.Type}.";
        }
        else if (input.Default is not null && Execution.InputCoercion.Literal(input.Default, input.Type, variables: null).IsRefused)
        {
            yield return $"The default of {place} does not fit its type {input.Type}.";
        }

        if (input.IsRequired && input.DeprecationReason is not null)
        {
            yield return $"Required argument {place} cannot be deprecated.";
        }
    }

    private static IEnumerable<string> Name(string name) => name.StartsWith("__", StringComparison.Ordinal)
        ? [$"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection."]
        : [];
}
