namespace Uplift.Platform.Http;

/// <summary>
/// Marks a page or endpoint that looks the same for everybody without a session. Its answer holds nothing per visitor, sets
/// no cookie, and is served from memory while the content stays the same.
/// </summary>
/// <param name="cachedParameters">
/// Query parameters whose values make a page worth keeping. A request with any other, such as free text or a deep page's
/// cursor, is answered but not kept.
/// </param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicReadAttribute(params string[] cachedParameters) : Attribute
{
    public IReadOnlyList<string> CachedParameters { get; } = cachedParameters;
}

/// <summary>The version of the imported content; everything prepared from it is keyed by it.</summary>
public sealed class ContentVersion
{
    private volatile string current = "";

    /// <summary>Empty until content was imported.</summary>
    public string Current
    {
        get => current;
        set => current = value;
    }
}
