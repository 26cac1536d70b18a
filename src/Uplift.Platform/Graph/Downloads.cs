namespace Uplift.Platform.Graph;

/// <summary>Where a person's own files are. A file is fetched at REST, with the same session or token; each module adds its own.</summary>
public sealed record Downloads
{
    /// <summary>The name of the type.</summary>
    public const string Type = "Downloads";
}
