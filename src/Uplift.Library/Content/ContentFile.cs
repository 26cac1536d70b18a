using System.Security.Cryptography;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Uplift.Library.Content;

/// <summary>A Markdown file with YAML front matter, split and not yet understood.</summary>
internal sealed class ContentFile
{
    private const string Fence = "---";
    private const int DeepestNesting = 20;

    private ContentFile(string path, byte[] bytes)
    {
        Path = path;
        Hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>The path below the content folder.</summary>
    public string Path { get; }

    public string Hash { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public YamlMappingNode FrontMatter { get; private init; } = new();

    public string Body { get; private init; } = "";

    /// <summary>The line of the file that the body's first line is, counted from 1.</summary>
    public int BodyLine { get; private init; }

    /// <summary>Reads and splits a file; a fault means it could not be.</summary>
    public static (ContentFile? File, ContentFault? Fault) Read(string folder, string path) =>
        Split(System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path));

    /// <summary>Splits what is not a file yet, as if it were at the path. It comes from outside, so nothing in it may cost much.</summary>
    public static (ContentFile? File, ContentFault? Fault) Of(string path, string text) =>
        Split(path, System.Text.Encoding.UTF8.GetBytes(text), isForeign: true);

    private static (ContentFile? File, ContentFault? Fault) Split(string relative, byte[] bytes, bool isForeign = false)
    {
        var lines = System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            return (null, new ContentFault(relative, 1, "the file does not begin with front matter between two lines of ---"));
        }

        // One empty line stands for the fence, so that YAML's line numbers are the file's.
        var yaml = "\n" + string.Join('\n', lines[1..end]);
        if (isForeign && Excess(relative, yaml) is { } excess)
        {
            return (null, excess);
        }

        var (node, fault) = Parse(relative, yaml);
        return fault is not null
            ? (null, fault)
            : (new ContentFile(relative, bytes)
            {
                FrontMatter = node!,
                Body = string.Join('\n', lines[(end + 1)..]),
                BodyLine = end + 2,
            }, null);
    }

    /// <summary>Reads a file that is YAML as a whole.</summary>
    public static (YamlMappingNode? Node, ContentFault? Fault) ReadYaml(string folder, string name)
    {
        var path = System.IO.Path.Combine(folder, name);
        return File.Exists(path)
            ? Parse(name, File.ReadAllText(path))
            : (null, new ContentFault(name, 1, "the file is missing"));
    }

    /// <summary>
    /// What the library would follow as deep as it goes, until the stack ends, or round in a circle. A question is five deep.
    /// </summary>
    private static ContentFault? Excess(string file, string yaml)
    {
        using var reader = new StringReader(yaml);
        var parser = new Parser(reader);
        var depth = 0;
        try
        {
            while (parser.MoveNext())
            {
                depth += parser.Current!.NestingIncrease;
                if (depth > DeepestNesting || parser.Current is YamlDotNet.Core.Events.AnchorAlias)
                {
                    return new ContentFault(file, (int)parser.Current.Start.Line, depth > DeepestNesting ? "nested too deeply" : "aliases are not used in content");
                }
            }
        }
        catch (Exception broken) when (broken is YamlException or InvalidOperationException)
        {
            // Reading it says where.
        }

        return null;
    }

    private static (YamlMappingNode? Node, ContentFault? Fault) Parse(string file, string yaml)
    {
        using var reader = new StringReader(yaml);
        var parser = new Parser(reader);
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            return stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode mapping
                ? (mapping, null)
                : (null, new ContentFault(file, 2, "the front matter is not a list of fields"));
        }
        catch (YamlException broken)
        {
            return (null, new ContentFault(file, (int)broken.Start.Line, $"not valid YAML: {broken.InnerException?.Message ?? broken.Message}"));
        }
        catch (InvalidOperationException)
        {
            // What the library throws at an unfinished list or mapping; it had read as far as here.
            return (null, new ContentFault(file, (int)(parser.Current?.End.Line ?? 1), "not valid YAML: something that was begun here is not ended"));
        }
    }
}
