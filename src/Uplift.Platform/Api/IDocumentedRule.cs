namespace Uplift.Platform.Api;

/// <summary>A validation attribute of our own that tells the API's document what it takes.</summary>
public interface IDocumentedRule
{
    /// <summary>The fewest characters of a text or items of a list.</summary>
    int? Shortest => null;

    /// <summary>The most characters of a text or items of a list.</summary>
    int? Longest => null;

    /// <summary>The only values that a text, or an item of a list, may have.</summary>
    IReadOnlyList<string>? Values => null;
}
