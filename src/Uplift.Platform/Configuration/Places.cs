using Microsoft.Extensions.Configuration;

namespace Uplift.Platform.Configuration;

/// <summary>
/// Where data and content live. From a clone they are the repository's <c>data/</c> and <c>content/</c>; published, data is
/// in the working folder and content beside the executable. <c>Uplift:DataDir</c> and <c>Uplift:ContentDir</c> win.
/// </summary>
public sealed class Places
{
    public Places(IConfiguration configuration)
    {
        var clone = FindClone(AppContext.BaseDirectory);
        DataDir = Path.GetFullPath(configuration["Uplift:DataDir"]
            ?? (clone is null ? "data" : Path.Combine(clone, "data")));
        ContentDir = Path.GetFullPath(configuration["Uplift:ContentDir"]
            ?? Path.Combine(clone ?? AppContext.BaseDirectory, "content"));
    }

    public string DataDir { get; }

    public string ContentDir { get; }

    private static string? FindClone(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Uplift.slnx")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
