using System.Globalization;

namespace Uplift.Library.Content;

/// <summary>One thing wrong in the content folder.</summary>
/// <param name="File">The path below the folder, with forward slashes.</param>
/// <param name="Line">Counted from 1.</param>
public sealed record ContentFault(string File, int Line, string Message)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Message}");
}
