using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Uplift.Web.OpenApi;

/// <summary>
/// The comments of the code, from the files that the compiler writes beside each assembly, so that a use case explains itself
/// in one place. Where a file is absent its comments are.
/// </summary>
internal sealed partial class ApiComments
{
    private readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> files = new();

    public string? Of(Type type) => Text(Find(type, $"T:{Name(type)}")?.Element("summary"));

    /// <summary>Of a property, or of the parameter of a positional record that it comes from.</summary>
    public string? Of(PropertyInfo property) => property.DeclaringType is not { } type ? null
        : Text(Find(type, $"P:{Name(type)}.{property.Name}")?.Element("summary")) ?? Of(type, property.Name);

    /// <summary>Of a positional record's parameter.</summary>
    public string? Of(Type type, string parameter) => Text(Find(type, $"T:{Name(type)}")?
        .Elements("param")
        .FirstOrDefault(element => string.Equals(element.Attribute("name")?.Value, parameter, StringComparison.OrdinalIgnoreCase)));

    private XElement? Find(Type type, string member) => files.GetOrAdd(type.Assembly, Read).GetValueOrDefault(member);

    private static IReadOnlyDictionary<string, XElement> Read(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        return assembly.GetName().Name?.StartsWith("uplift", StringComparison.OrdinalIgnoreCase) == true && File.Exists(file)
            ? XDocument.Load(file).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value)
            : new Dictionary<string, XElement>();
    }

    private static string Name(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition.FullName!.Replace('+', '.');
    }

    /// <summary>As Markdown on one line, which is how the document's descriptions are read.</summary>
    private static string? Text(XElement? element) => element is null
        ? null
        : Blank().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim() is { Length: > 0 } text ? text : null;

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" or "code" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")?.Value.Split('.')[^1] ?? see.Attribute("langword")?.Value}`",
        XElement { Name.LocalName: "paramref" } parameter => $"`{parameter.Attribute("name")?.Value}`",
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => "",
    };

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Blank();
}
