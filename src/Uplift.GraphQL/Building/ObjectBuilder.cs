using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Building;

/// <summary>The fields of an object type, one by one: signature, meaning, code.</summary>
public sealed class ObjectBuilder<T>
{
    private readonly string type;
    private readonly Bindings bindings;
    private readonly List<FieldDefinitionNode> fields = [];
    private readonly List<NamedTypeNode> interfaces = [];

    internal ObjectBuilder(string type, Bindings bindings)
    {
        this.type = type;
        this.bindings = bindings;
    }

    internal IReadOnlyList<FieldDefinitionNode> Fields => fields;

    internal IReadOnlyList<NamedTypeNode> Interfaces => interfaces;

    public ObjectBuilder<T> Implements(string name)
    {
        interfaces.Add(new NamedTypeNode(0, SchemaBuilder.Name(name)));
        return this;
    }

    /// <summary>A field that is read off the object.</summary>
    public ObjectBuilder<T> Field(string signature, string description, Func<T, object?> read, FieldCost? cost = null)
    {
        var name = Add(signature, description, cost);
        bindings.Readers[(type, name)] = source => read((T)source);
        return this;
    }

    /// <summary>A field that takes arguments, services or time.</summary>
    public ObjectBuilder<T> Field(string signature, string description, Func<T, FieldCall, ValueTask<object?>> resolve, FieldCost? cost = null)
    {
        var name = Add(signature, description, cost);
        bindings.Resolvers[(type, name)] = call => resolve((T)call.Source!, call);
        return this;
    }

    private string Add(string signature, string description, FieldCost? cost)
    {
        var field = SchemaBuilder.Signature(signature, description);
        fields.Add(field);
        if (cost is not null)
        {
            bindings.Costs[(type, field.Name.Value)] = cost;
        }

        return field.Name.Value;
    }
}
