using System.ComponentModel.DataAnnotations;

namespace Uplift.Library;

/// <summary>Section <c>Uplift:Library</c>.</summary>
internal sealed class LibraryOptions
{
    public const string Section = "Uplift:Library";

    /// <summary>
    /// Seconds between looks at whether another process imported content, so that this one stops serving what it prepared
    /// from the old. 0: never.
    /// </summary>
    [Range(0, 3600)]
    public int FollowSeconds { get; set; } = 10;
}
