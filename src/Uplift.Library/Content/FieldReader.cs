using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Uplift.Library.Content;

/// <param name="Line">Where the text stands in its file.</param>
internal readonly record struct Located(string Text, int Line);

/// <summary>
/// Reads the fields of one YAML mapping and notes each fault with its line, going on with a harmless value, so that one run
/// reports everything that is wrong.
/// </summary>
internal sealed class FieldReader(YamlMappingNode mapping, string file, List<ContentFault> faults)
{
    private readonly HashSet<string> asked = [];

    public int Line => Math.Max(1, (int)mapping.Start.Line);

    public void Fault(int line, string message) => faults.Add(new ContentFault(file, line, message));

    /// <summary>The line of a field, or of the mapping when the field is absent.</summary>
    public int LineOf(string name) => mapping.Children.Keys.OfType<YamlScalarNode>().FirstOrDefault(key => key.Value == name) is { } key
        ? (int)key.Start.Line
        : Line;

    public bool Has(string name) => Find(name) is not null;

    public string Text(string name)
    {
        var text = OptionalText(name);
        if (text is null && !WrongShape(name))
        {
            Fault(LineOf(name), $"missing field '{name}'");
        }

        return text ?? "";
    }

    public string? OptionalText(string name)
    {
        asked.Add(name);
        switch (Find(name))
        {
            case null:
                return null;
            case YamlScalarNode scalar:
                return string.IsNullOrWhiteSpace(scalar.Value) ? null : scalar.Value.Trim();
            case { } node:
                Fault((int)node.Start.Line, $"field '{name}' must be a text");
                return null;
        }
    }

    public int Number(string name, int least, int most)
    {
        var text = Text(name);
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        if (text.Length > 0)
        {
            Fault(LineOf(name), $"field '{name}' must be a whole number from {least} to {most}");
        }

        return least;
    }

    public bool Flag(string name)
    {
        var text = Text(name);
        if (text.Length > 0 && text is not ("true" or "false"))
        {
            Fault(LineOf(name), $"field '{name}' must be true or false");
        }

        return text == "true";
    }

    public DateOnly Day(string name)
    {
        var text = Text(name);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        if (text.Length > 0)
        {
            Fault(LineOf(name), $"field '{name}' must be a date such as 2026-11-22");
        }

        return default;
    }

    public List<string> Texts(string name, bool required = true) =>
        LocatedTexts(name, required).ConvertAll(located => located.Text);

    public List<Located> LocatedTexts(string name, bool required = true)
    {
        var texts = new List<Located>();
        foreach (var node in Sequence(name, required))
        {
            if (node is YamlScalarNode { Value: { } value } && value.Trim().Length > 0)
            {
                texts.Add(new Located(value.Trim(), (int)node.Start.Line));
            }
            else
            {
                Fault((int)node.Start.Line, $"each entry of '{name}' must be a text");
            }
        }

        return texts;
    }

    /// <summary>The entries of a list of mappings.</summary>
    public List<FieldReader> Items(string name, bool required = true)
    {
        var items = new List<FieldReader>();
        foreach (var node in Sequence(name, required))
        {
            if (node is YamlMappingNode item)
            {
                items.Add(new FieldReader(item, file, faults));
            }
            else
            {
                Fault((int)node.Start.Line, $"each entry of '{name}' must have fields");
            }
        }

        return items;
    }

    /// <summary>A list whose entries are either names or mappings.</summary>
    public (List<string> Names, List<FieldReader> Items) NamesAndItems(string name)
    {
        var (names, items) = (new List<string>(), new List<FieldReader>());
        foreach (var node in Sequence(name, required: false))
        {
            switch (node)
            {
                case YamlScalarNode { Value: { } value }:
                    names.Add(value);
                    break;
                case YamlMappingNode item:
                    items.Add(new FieldReader(item, file, faults));
                    break;
                default:
                    Fault((int)node.Start.Line, $"each entry of '{name}' must be an id or a key point");
                    break;
            }
        }

        return (names, items);
    }

    public FieldReader? Fields(string name)
    {
        asked.Add(name);
        switch (Find(name))
        {
            case YamlMappingNode item:
                return new FieldReader(item, file, faults);
            case null:
                Fault(Line, $"missing field '{name}'");
                return null;
            case { } node:
                Fault((int)node.Start.Line, $"field '{name}' must have fields");
                return null;
        }
    }

    /// <summary>The names of all fields, for mappings whose keys are data.</summary>
    public IReadOnlyList<string> Names() =>
        [.. mapping.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "")];

    /// <summary>Notes each field that nothing asked for: most often a typing error.</summary>
    public void RefuseUnknown()
    {
        foreach (var key in mapping.Children.Keys.OfType<YamlScalarNode>().Where(key => !asked.Contains(key.Value ?? "")))
        {
            Fault((int)key.Start.Line, $"unknown field '{key.Value}'");
        }
    }

    private YamlNode? Find(string name) => mapping.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;

    private bool WrongShape(string name) => Find(name) is not null and not YamlScalarNode;

    private IEnumerable<YamlNode> Sequence(string name, bool required)
    {
        asked.Add(name);
        switch (Find(name))
        {
            case YamlSequenceNode sequence:
                return sequence.Children;
            case null when !required:
                return [];
            case null:
                Fault(Line, $"missing field '{name}'");
                return [];
            case { } node:
                Fault((int)node.Start.Line, $"field '{name}' must be a list");
                return [];
        }
    }
}
