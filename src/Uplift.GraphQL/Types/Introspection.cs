using Uplift.GraphQL.Building;
using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Types;

/// <summary>The schema that describes schemas.</summary>
public static class Introspection
{
    private const string Sdl = """"
        "What this service offers: its types, its directives and where operations begin."
        type __Schema {
          "The service in its own words, in Markdown."
          description: String
          "Every type of the service."
          types: [__Type!]!
          "Where queries begin."
          queryType: __Type!
          "Where mutations begin, if there are any."
          mutationType: __Type
          "Where subscriptions begin, if there are any."
          subscriptionType: __Type
          "Every directive that documents and the schema may use."
          directives: [__Directive!]!
        }

        "A type. Which of the fields have a value depends on its kind."
        type __Type {
          "What sort of type it is."
          kind: __TypeKind!
          "Its name; absent of lists and non-nulls."
          name: String
          "Its meaning, in Markdown."
          description: String
          "Of a scalar: the page that specifies its form."
          specifiedByURL: String
          "Of an object or interface: its fields."
          fields("Those that will go, too?" includeDeprecated: Boolean! = false): [__Field!]
          "Of an object or interface: the interfaces it implements."
          interfaces: [__Type!]
          "Of an interface or union: the objects that it can be."
          possibleTypes: [__Type!]
          "Of an enum: its values."
          enumValues("Those that will go, too?" includeDeprecated: Boolean! = false): [__EnumValue!]
          "Of an input object: its fields."
          inputFields("Those that will go, too?" includeDeprecated: Boolean! = false): [__InputValue!]
          "Of a list or non-null: the type inside."
          ofType: __Type
          "Of an input object: whether exactly one field is given."
          isOneOf: Boolean
        }

        "The sorts of types."
        enum __TypeKind {
          "A leaf with a form of its own."
          SCALAR
          "A set of fields."
          OBJECT
          "Fields that several objects share."
          INTERFACE
          "One of several objects."
          UNION
          "A leaf that is one of a set of names."
          ENUM
          "A set of fields given as an argument."
          INPUT_OBJECT
          "Several of one type, in order."
          LIST
          "A type without null."
          NON_NULL
        }

        "A field of an object or interface."
        type __Field {
          "Its name."
          name: String!
          "Its meaning, in Markdown."
          description: String
          "What it can be asked with."
          args("Those that will go, too?" includeDeprecated: Boolean! = false): [__InputValue!]!
          "The type of its answer."
          type: __Type!
          "Whether it will go."
          isDeprecated: Boolean!
          "Why it will go, and what to use."
          deprecationReason: String
        }

        "An argument, or a field of an input object."
        type __InputValue {
          "Its name."
          name: String!
          "Its meaning, in Markdown."
          description: String
          "The type of its value."
          type: __Type!
          "What it is when it is not given, as GraphQL writes it."
          defaultValue: String
          "Whether it will go."
          isDeprecated: Boolean!
          "Why it will go, and what to use."
          deprecationReason: String
        }

        "One of the names of an enum."
        type __EnumValue {
          "The name."
          name: String!
          "Its meaning, in Markdown."
          description: String
          "Whether it will go."
          isDeprecated: Boolean!
          "Why it will go, and what to use."
          deprecationReason: String
        }

        "A way to change how a part of a document or schema is handled."
        type __Directive {
          "Its name."
          name: String!
          "Its meaning, in Markdown."
          description: String
          "Whether it may stand more than once at one place."
          isRepeatable: Boolean!
          "Where it may stand."
          locations: [__DirectiveLocation!]!
          "What it can be given."
          args("Those that will go, too?" includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "The places where a directive may stand."
        enum __DirectiveLocation {
          "A query."
          QUERY
          "A mutation."
          MUTATION
          "A subscription."
          SUBSCRIPTION
          "A field of a selection."
          FIELD
          "A fragment's definition."
          FRAGMENT_DEFINITION
          "The use of a named fragment."
          FRAGMENT_SPREAD
          "A fragment without a name."
          INLINE_FRAGMENT
          "A variable's definition."
          VARIABLE_DEFINITION
          "The schema itself."
          SCHEMA
          "A scalar."
          SCALAR
          "An object type."
          OBJECT
          "A field's definition."
          FIELD_DEFINITION
          "An argument's definition."
          ARGUMENT_DEFINITION
          "An interface."
          INTERFACE
          "A union."
          UNION
          "An enum."
          ENUM
          "A value of an enum."
          ENUM_VALUE
          "An input object."
          INPUT_OBJECT
          "A field of an input object."
          INPUT_FIELD_DEFINITION
        }
        """";

    /// <summary>The types, in the order of their declaration.</summary>
    public static IReadOnlyList<NamedType> Types { get; } = AssembleTypes();

    internal static Field TypeName { get; } = new(
        "__typename",
        "The name of the object's type.",
        NamedList<InputValue>.Empty,
        new NonNullType(BuiltInScalars.String),
        Resolve: call => new ValueTask<object?>(call.ParentType.Name));

    internal static Field SchemaField { get; } = new(
        "__schema",
        "What this service offers.",
        NamedList<InputValue>.Empty,
        new NonNullType(Types.First(type => type.Name == "__Schema")),
        Resolve: call => new ValueTask<object?>(call.Schema));

    internal static Field TypeField { get; } = new(
        "__type",
        "One type by its name.",
        new NamedList<InputValue>([new InputValue("name", "The type's name.", new NonNullType(BuiltInScalars.String))]),
        Types.First(type => type.Name == "__Type"),
        Resolve: call => new ValueTask<object?>(call.Schema.FindType(call.Argument<string>("name"))));

    public static bool IsIntrospection(NamedType type) => Types.Contains(type);

    private static List<NamedType> AssembleTypes()
    {
        var bindings = new Bindings();
        foreach (var ((type, field), resolve) in IntrospectionFields.All)
        {
            bindings.Resolvers[(type, field)] = resolve;
        }

        return [.. new SchemaAssembly(Parser.Parse(Sdl).Definitions, bindings).AssembleTypes()];
    }
}
