using Uplift.Documents.Text;

namespace Uplift.Documents.Pictures;

/// <summary>A place to point at on a picture of a page.</summary>
/// <param name="Css">Class names for the style sheet, such as "finding finding-major".</param>
/// <param name="Title">What is to be said about the place; shown as its tooltip and read out.</param>
public sealed record PictureMark(Box Box, string Css, string Title);
