using Uplift.GraphQL.Building;
using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Types;

/// <summary>The types that a service offers. Immutable once built, shared by all requests.</summary>
public sealed class Schema
{
    private readonly Dictionary<NamedType, IReadOnlyList<ObjectType>> possible = [];
    private readonly Dictionary<NamedType, HashSet<NamedType>> subtypes = [];
    private readonly IReadOnlyDictionary<Type, string> objects;

    internal Schema(
        string? description,
        ObjectType? query,
        ObjectType? mutation,
        ObjectType? subscription,
        NamedList<NamedType> types,
        NamedList<Directive> directives,
        IReadOnlyDictionary<Type, string> objects,
        bool isDeclared)
    {
        Description = description;
        Query = query;
        Mutation = mutation;
        Subscription = subscription;
        Types = types;
        Directives = directives;
        this.objects = objects;
        IsDeclared = isDeclared;
        foreach (var type in types)
        {
            NotePossible(type);
        }
    }

    public string? Description { get; }

    public ObjectType? Query { get; }

    public ObjectType? Mutation { get; }

    public ObjectType? Subscription { get; }

    public NamedList<NamedType> Types { get; }

    public NamedList<Directive> Directives { get; }

    /// <summary>Written with a <c>schema { ... }</c> of its own.</summary>
    internal bool IsDeclared { get; }

    public NamedType? FindType(string name) => Types.Find(name);

    public ObjectType? Root(OperationKind kind) => kind switch
    {
        OperationKind.Query => Query,
        OperationKind.Mutation => Mutation,
        _ => Subscription,
    };

    /// <summary>The objects that a value of the type can be.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) => type is ObjectType self ? [self] : possible.GetValueOrDefault(type) ?? [];

    public bool IsSubtype(GraphType type, GraphType of) => (type, of) switch
    {
        _ when type.SameAs(of) => true,
        (NonNullType nonNull, NonNullType otherNonNull) => IsSubtype(nonNull.Of, otherNonNull.Of),
        (NonNullType nonNull, _) => IsSubtype(nonNull.Of, of),
        (ListType list, ListType otherList) => IsSubtype(list.Of, otherList.Of),
        (NamedType named, NamedType { IsAbstract: true } wider) => IsPossible(wider, named),
        _ => false,
    };

    internal bool IsPossible(NamedType wider, NamedType narrower) => subtypes.TryGetValue(wider, out var known) && known.Contains(narrower);

    /// <summary>Whether some object is of both types.</summary>
    public bool Overlap(NamedType one, NamedType other) =>
        ReferenceEquals(one, other) || PossibleTypes(one).Any(PossibleTypes(other).Contains);

    /// <summary>The field of a type, the meta fields of introspection among them.</summary>
    public Field? FieldOf(NamedType parent, string name) => name switch
    {
        "__typename" when parent.IsComposite => Introspection.TypeName,
        "__schema" when ReferenceEquals(parent, Query) => Introspection.SchemaField,
        "__type" when ReferenceEquals(parent, Query) => Introspection.TypeField,
        _ => (parent as FieldsType)?.Fields.Find(name),
    };

    /// <summary>The name of the object type that a value is: by the program's type, or as a dictionary says of itself.</summary>
    internal string? TypeNameOf(object value) =>
        objects.GetValueOrDefault(value.GetType())
        ?? (value as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault("__typename") as string;

    /// <summary>The type that a document writes; null where a name is unknown.</summary>
    public GraphType? Resolve(TypeNode node) => node switch
    {
        ListTypeNode list => Resolve(list.Of) is { } of ? new ListType(of) : null,
        NonNullTypeNode nonNull => Resolve(nonNull.Of) is { } of ? new NonNullType(of) : null,
        _ => FindType(((NamedTypeNode)node).Name.Value),
    };

    public static Schema FromSdl(string sdl) => new SchemaBuilder().Sdl(sdl).Build();

    private void NotePossible(NamedType type)
    {
        if (type is UnionType union)
        {
            possible[union] = union.Members;
            subtypes[union] = [.. union.Members];
        }
        else if (type is FieldsType implementing)
        {
            foreach (var wider in implementing.Interfaces)
            {
                Under(wider).Add(implementing);
                if (implementing is ObjectType item)
                {
                    possible[wider] = [.. possible.GetValueOrDefault(wider) ?? [], item];
                }
            }
        }
    }

    private HashSet<NamedType> Under(NamedType type)
    {
        if (!subtypes.TryGetValue(type, out var known))
        {
            subtypes[type] = known = [];
        }

        return known;
    }
}
