using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Types;

/// <summary>The code behind the introspection types.</summary>
internal static class IntrospectionFields
{
    public static IReadOnlyDictionary<(string Type, string Field), Resolver> All { get; } = new Dictionary<(string, string), Resolver>
    {
        [("__Schema", "description")] = On<Schema>(schema => schema.Description),
        [("__Schema", "types")] = On<Schema>(schema => schema.Types),
        [("__Schema", "queryType")] = On<Schema>(schema => schema.Query),
        [("__Schema", "mutationType")] = On<Schema>(schema => schema.Mutation),
        [("__Schema", "subscriptionType")] = On<Schema>(schema => schema.Subscription),
        [("__Schema", "directives")] = On<Schema>(schema => schema.Directives),

        [("__Type", "kind")] = On<GraphType>(Kind),
        [("__Type", "name")] = On<GraphType>(type => (type as NamedType)?.Name),
        [("__Type", "description")] = On<GraphType>(type => (type as NamedType)?.Description),
        [("__Type", "specifiedByURL")] = On<GraphType>(type => (type as ScalarType)?.SpecifiedBy),
        [("__Type", "fields")] = On<GraphType>((type, all) => (type as FieldsType)?.Fields.Where(field => all || field.DeprecationReason is null)),
        [("__Type", "interfaces")] = On<GraphType>(type => (type as FieldsType)?.Interfaces),
        [("__Type", "possibleTypes")] = call => new ValueTask<object?>(
            call.Source is NamedType { IsAbstract: true } wide ? call.Schema.PossibleTypes(wide) : null),
        [("__Type", "enumValues")] = On<GraphType>((type, all) => (type as EnumType)?.Values.Where(value => all || value.DeprecationReason is null)),
        [("__Type", "inputFields")] = On<GraphType>((type, all) => (type as InputType)?.Fields.Where(field => all || field.DeprecationReason is null)),
        [("__Type", "ofType")] = On<GraphType>(type => type switch { ListType list => list.Of, NonNullType nonNull => nonNull.Of, _ => null }),
        [("__Type", "isOneOf")] = On<GraphType>(type => (type as InputType)?.IsOneOf),

        [("__Field", "name")] = On<Field>(field => field.Name),
        [("__Field", "description")] = On<Field>(field => field.Description),
        [("__Field", "args")] = On<Field>((field, all) => field.Arguments.Where(argument => all || argument.DeprecationReason is null)),
        [("__Field", "type")] = On<Field>(field => field.Type),
        [("__Field", "isDeprecated")] = On<Field>(field => field.DeprecationReason is not null),
        [("__Field", "deprecationReason")] = On<Field>(field => field.DeprecationReason),

        [("__InputValue", "name")] = On<InputValue>(input => input.Name),
        [("__InputValue", "description")] = On<InputValue>(input => input.Description),
        [("__InputValue", "type")] = On<InputValue>(input => input.Type),
        [("__InputValue", "defaultValue")] = On<InputValue>(input => input.Default is null ? null : Printer.Print(input.Default)),
        [("__InputValue", "isDeprecated")] = On<InputValue>(input => input.DeprecationReason is not null),
        [("__InputValue", "deprecationReason")] = On<InputValue>(input => input.DeprecationReason),

        [("__EnumValue", "name")] = On<EnumValue>(value => value.Name),
        [("__EnumValue", "description")] = On<EnumValue>(value => value.Description),
        [("__EnumValue", "isDeprecated")] = On<EnumValue>(value => value.DeprecationReason is not null),
        [("__EnumValue", "deprecationReason")] = On<EnumValue>(value => value.DeprecationReason),

        [("__Directive", "name")] = On<Directive>(directive => directive.Name),
        [("__Directive", "description")] = On<Directive>(directive => directive.Description),
        [("__Directive", "isRepeatable")] = On<Directive>(directive => directive.IsRepeatable),
        [("__Directive", "locations")] = On<Directive>(directive => directive.Locations),
        [("__Directive", "args")] = On<Directive>((directive, all) => directive.Arguments.Where(argument => all || argument.DeprecationReason is null)),
    };

    private static Resolver On<T>(Func<T, object?> read) => call => new ValueTask<object?>(read((T)call.Source!));

    private static Resolver On<T>(Func<T, bool, object?> read) =>
        call => new ValueTask<object?>(read((T)call.Source!, call.Argument<bool>("includeDeprecated")));

    private static string Kind(GraphType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };
}
