namespace Uplift.Platform.Http;

/// <summary>Section <c>Uplift:PublicReads</c>.</summary>
internal sealed class PublicReadOptions
{
    public const string Section = "Uplift:PublicReads";

    /// <summary>Whether answers that look the same for everybody are kept in memory. Off, each is made anew and has no ETag.</summary>
    public bool Kept { get; set; } = true;
}
