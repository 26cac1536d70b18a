using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Paging;

/// <summary>The fields of a row that somebody wants, by their JSON names. The statement reads the columns of those alone.</summary>
public sealed class FieldSet
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<string>> Known = new();

    private readonly HashSet<string> names;

    private FieldSet(IEnumerable<string> names) => this.names = [.. names];

    /// <summary>For doors that know what they want, such as a GraphQL selection.</summary>
    public static FieldSet Of(params IEnumerable<string> names) => new(names);

    /// <param name="fields">Names with commas between them; null or empty for all.</param>
    /// <returns>Null for all, or the problem that a name is none of the row's.</returns>
    public static (FieldSet? Fields, Problem? Problem) Parse<TRow>(string? fields)
    {
        if (string.IsNullOrEmpty(fields))
        {
            return (null, null);
        }

        var known = Known.GetOrAdd(typeof(TRow), NamesOf);
        var wanted = fields.Split(',', StringSplitOptions.TrimEntries);
        return Array.Find(wanted, name => !known.Contains(name)) is { } unknown
            ? (null, new Problem(
                ProblemKind.Unreadable, "unknown-field", $"There is no field \"{unknown}\" here. There are: {string.Join(", ", known)}."))
            : (new FieldSet(wanted), null);
    }

    public bool Has(string name) => names.Contains(name);

    /// <summary>The names in one order, by which equal sets are told.</summary>
    public string Key => string.Join(',', names.Order(StringComparer.Ordinal));

    /// <summary>
    /// The projection without what is not wanted, so that the database reads and sends only the rest. It must make the row by
    /// its constructor or by setting members; what is left out is empty in the row, and not written.
    /// </summary>
    public Expression<Func<TEntity, TRow>> Narrow<TEntity, TRow>(Expression<Func<TEntity, TRow>> view) =>
        view.Update(view.Body switch
        {
            NewExpression made => Narrow(made),
            MemberInitExpression set => Expression.MemberInit(
                Narrow(set.NewExpression), set.Bindings.Where(binding => Has(JsonName(binding.Member)))),
            _ => throw new NotSupportedException("A list's projection makes its row by a constructor or by setting members."),
        }, view.Parameters);

    /// <summary>The rows with these fields alone.</summary>
    public IReadOnlyList<JsonObject> Pick<TRow>(IReadOnlyList<TRow> rows, JsonSerializerOptions json) =>
        [.. rows.Select(row => Pick(row!, json.GetTypeInfo(typeof(TRow)), json))];

    /// <summary>What was not read is not written either: an empty value may have no word.</summary>
    private JsonObject Pick(object row, JsonTypeInfo type, JsonSerializerOptions json) => new(type.Properties
        .Where(property => property.Get is not null && Has(property.Name))
        .Select(property => KeyValuePair.Create(property.Name, JsonSerializer.SerializeToNode(property.Get!(row), property.PropertyType, json))));

    private NewExpression Narrow(NewExpression made)
    {
        var parameters = made.Constructor?.GetParameters() ?? [];
        return made.Update(made.Arguments.Select((argument, position) =>
            Has(JsonNamingPolicy.CamelCase.ConvertName(parameters[position].Name!)) ? argument : Empty(argument.Type)));
    }

    private static ConstantExpression Empty(Type type) =>
        Expression.Constant(type.IsValueType ? Activator.CreateInstance(type) : null, type);

    private static IReadOnlyList<string> NamesOf(Type row) =>
    [
        .. row.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(JsonName),
    ];

    private static string JsonName(MemberInfo member) =>
        member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(member.Name);
}
