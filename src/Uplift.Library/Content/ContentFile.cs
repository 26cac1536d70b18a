using System.Security.Cryptography;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Uplift.Library.Content;

/// <summary>A Markdown file with YAML front matter, split and not yet understood.</summary>
internal sealed class ContentFile
{
    private const string Fence = "---";

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
    public static (ContentFile? File, ContentFault? Fault) Read(string folder, string path)
    {
        var relative = System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/');
        var bytes = File.ReadAllBytes(path);
        var lines = System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            return (null, new ContentFault(relative, 1, "the file does not begin with front matter between two lines of ---"));
        }

        // One empty line stands for the fence, so that YAML's line numbers are the file's.
        var (node, fault) = Parse(relative, "\n" + string.Join('\n', lines[1..end]));
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
