using System.CommandLine;
using Microsoft.Data.Sqlite;
using Uplift.Web.Commands;

namespace Uplift.Tests.Web.Commands;

internal sealed record CommandResult(int ExitCode, string Output, string Error);

/// <summary>An installation of its own in a temporary folder, with a small sound library, and the commands run on it.</summary>
internal sealed class Installation : IDisposable
{
    private const string Topics = """
        levels: { beginner: "a", intermediate: "b", advanced: "c" }
        topics:
          - { id: indexing, name: "Indexing", area: data, question_kinds: [explain], subtopics: ["B-trees"] }
        """;

    private const string Guide = """
        ---
        slug: indexes
        title: Indexes
        topic: indexing
        level: beginner
        summary: What an index is for.
        tags: [indexes]
        questions: []
        related: []
        faqs: []
        references:
          - { title: "A book" }
        updated_on: 2026-11-23
        ---
        An index is a sorted copy of some columns.

        ## Why

        To find rows without reading all of them.
        """;

    public Installation()
    {
        Folder = Directory.CreateTempSubdirectory("uplift-commands-").FullName;
        Write("content/topics.yaml", Topics);
        Write("content/guides/indexes.md", Guide);
    }

    public string Folder { get; }

    public string Database => InFolder("data/uplift.db");

    public string Input { get; set; } = "";

    /// <summary>Configuration beyond the folders, such as <c>--Uplift:Database:Provider=postgres</c>.</summary>
    public List<string> Settings { get; } = ["--Uplift:Database:Provider=sqlite"];

    public string InFolder(string path) => Path.Combine(Folder, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(InFolder(path))!);
        File.WriteAllText(InFolder(path), text);
    }

    public void BreakTheGuide() => Write("content/guides/indexes.md", Guide.Replace("title: Indexes\n", "", StringComparison.Ordinal));

    public async Task<CommandResult> RunAsync(params string[] args)
    {
        using var input = new StringReader(Input);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var parsed = CommandLine.Root(input,
        [
            $"--Uplift:DataDir={InFolder("data")}",
            $"--Uplift:ContentDir={InFolder("content")}",
            .. Settings,
        ]).Parse(args);
        var exitCode = await CommandLine.RunAsync(parsed, new InvocationConfiguration { Output = output, Error = error });
        return new CommandResult(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a statement on a database of this installation, through a connection nobody keeps.</summary>
    public static object? Ask(string database, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
