using Uplift.Library.Content;

namespace Uplift.Library.Contracts;

/// <summary>Markdown as the library shows it.</summary>
public static class Prose
{
    /// <summary>HTML that can never carry script: raw HTML is shown as text, and links lead to the web, to mail or within Uplift.</summary>
    public static string ToHtml(string markdown) => Markdown.ToHtml(markdown);
}
