using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;
using Uplift.GraphQL.Validation;

namespace Uplift.GraphQL.Building;

/// <summary>
/// Makes a schema out of registrations in code, text in the schema language, or both. Signatures are written as GraphQL writes
/// them (<c>"questions(first: Int = 20): [Question!]!"</c>), so what a client will read stands where the code is.
/// </summary>
public sealed class SchemaBuilder
{
    private readonly List<DefinitionNode> definitions = [];
    private readonly List<SourceText> sources = [];
    private readonly Bindings bindings = new();

    /// <summary>Adds definitions and extensions written in the schema language.</summary>
    public SchemaBuilder Sdl(string text)
    {
        var document = Parser.Parse(text);
        sources.Add(document.Source);
        definitions.AddRange(document.Definitions);
        return this;
    }

    /// <summary>The service in its own words.</summary>
    public SchemaBuilder Describe(string description)
    {
        definitions.Add(new SchemaNode(0, IsExtension: true, Text(description), [], []));
        return this;
    }

    /// <summary>Adds fields to the root of queries; each part of a program adds its own.</summary>
    public SchemaBuilder Query(Action<ObjectBuilder<object?>> fields) => Root("Query", "Reads.", fields);

    /// <summary>Adds fields to the root of mutations.</summary>
    public SchemaBuilder Mutation(Action<ObjectBuilder<object?>> fields) => Root("Mutation", "Changes, made one after another.", fields);

    /// <summary>An object type whose values are <typeparamref name="T"/>.</summary>
    public SchemaBuilder Object<T>(string name, string description, Action<ObjectBuilder<T>> fields)
    {
        bindings.Objects[typeof(T)] = name;
        return Add(name, description, isExtension: false, fields);
    }

    /// <summary>More fields of an object type that another part of the program registers.</summary>
    public SchemaBuilder Extend<T>(string name, Action<ObjectBuilder<T>> fields) => Add(name, "", isExtension: true, fields);

    public SchemaBuilder Interface(string name, string description, params ReadOnlySpan<(string Signature, string Description)> fields)
    {
        var nodes = new List<FieldDefinitionNode>();
        foreach (var (signature, text) in fields)
        {
            nodes.Add(Signature(signature, text));
        }

        definitions.Add(new InterfaceDefinitionNode(0, IsExtension: false, Text(description), Name(name), [], [], nodes));
        return this;
    }

    public SchemaBuilder Union(string name, string description, params IEnumerable<string> members)
    {
        definitions.Add(new UnionDefinitionNode(
            0, IsExtension: false, Text(description), Name(name), [], [.. members.Select(member => new NamedTypeNode(0, Name(member)))]));
        return this;
    }

    public SchemaBuilder Enum(string name, string description, params IEnumerable<(object Value, string Name, string Description)> values)
    {
        var nodes = new List<EnumValueDefinitionNode>();
        foreach (var value in values)
        {
            nodes.Add(new EnumValueDefinitionNode(0, Text(value.Description), Name(value.Name), []));
            bindings.EnumValues[(name, value.Name)] = value.Value;
        }

        definitions.Add(new EnumDefinitionNode(0, IsExtension: false, Text(description), Name(name), [], nodes));
        return this;
    }

    /// <summary>An input object and the record that the program makes of it.</summary>
    public SchemaBuilder Input<T>(
        string name, string description, Func<InputFields, T> bind, params IEnumerable<(string Signature, string Description)> fields)
        where T : notnull
    {
        bindings.Inputs[name] = given => bind(given);
        definitions.Add(new InputDefinitionNode(
            0,
            IsExtension: false,
            Text(description),
            Name(name),
            [],
            [.. fields.Select(field => Parser.ParseInputValue(field.Signature) with { Description = Text(field.Description) })]));
        return this;
    }

    public SchemaBuilder Scalar(ScalarType scalar)
    {
        bindings.Scalars[scalar.Name] = scalar;
        IReadOnlyList<DirectiveNode> directives = scalar.SpecifiedBy is null
            ? []
            : [new DirectiveNode(0, Name("specifiedBy"), [new ArgumentNode(0, Name("url"), Text(scalar.SpecifiedBy))])];
        definitions.Add(new ScalarDefinitionNode(
            0, IsExtension: false, scalar.Description is null ? null : Text(scalar.Description), Name(scalar.Name), directives));
        return this;
    }

    /// <summary>The code behind a scalar that the text declares.</summary>
    public SchemaBuilder Bind(ScalarType scalar)
    {
        bindings.Scalars[scalar.Name] = scalar;
        return this;
    }

    /// <summary>The code behind a field that the text declares.</summary>
    public SchemaBuilder Resolve(string type, string field, Resolver resolve)
    {
        bindings.Resolvers[(type, field)] = resolve;
        return this;
    }

    /// <summary>
    /// Puts all together; throws where it is no valid schema. A schema that others will extend may be without what every
    /// finished one has, such as a root for queries.
    /// </summary>
    public Schema Build(bool isFinished = true)
    {
        var document = new DocumentNode(sources.Count == 1 ? sources[0] : new SourceText(""), definitions);
        Refuse(Validator.ValidateSdl(document));
        var assembly = new SchemaAssembly(definitions, bindings);
        var schema = assembly.Assemble();
        Refuse([.. assembly.Faults.Concat(isFinished ? SchemaRules.Check(schema) : []).Select(fault => new GraphQLError(fault))]);
        return schema;
    }

    internal static StringNode Text(string text) => new(0, text, IsBlock: true);

    internal static NameNode Name(string name) => new(0, name);

    internal static FieldDefinitionNode Signature(string signature, string description)
    {
        try
        {
            return Parser.ParseField(signature) with { Description = Text(description) };
        }
        catch (SyntaxException fault)
        {
            throw new SchemaException([new GraphQLError($"\"{signature}\" is no field: {fault.Message}", [fault.Location])]);
        }
    }

    private SchemaBuilder Root(string name, string description, Action<ObjectBuilder<object?>> fields)
    {
        var isExtension = definitions.OfType<ObjectDefinitionNode>().Any(type => type.Name.Value == name);
        return Add(name, description, isExtension, fields);
    }

    private SchemaBuilder Add<T>(string name, string description, bool isExtension, Action<ObjectBuilder<T>> fields)
    {
        var builder = new ObjectBuilder<T>(name, bindings);
        fields(builder);
        definitions.Add(new ObjectDefinitionNode(
            0, isExtension, isExtension ? null : Text(description), Name(name), builder.Interfaces, [], builder.Fields));
        return this;
    }

    private static void Refuse(IReadOnlyList<GraphQLError> errors)
    {
        if (errors.Count > 0)
        {
            throw new SchemaException(errors);
        }
    }
}
