using Uplift.Documents.Text;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Import;

/// <summary>What the importer understood of a file, how sure it is of each value, and what it could not place.</summary>
/// <param name="Sections">The headings in reading order.</param>
/// <param name="Unplaced">Words of the file that stand in no field; nothing is dropped silently.</param>
public sealed record ImportedResume(
    Resume Resume,
    IReadOnlyList<ImportedSection> Sections,
    IReadOnlyList<ImportedField> Fields,
    IReadOnlyList<Unplaced> Unplaced);

/// <param name="Heading">As it stands in the file.</param>
/// <param name="Kind">The member of JSON Resume it became, such as "work"; "x-sections" for one without a member of its own.</param>
public sealed record ImportedSection(string Heading, string Kind, Place Place);

/// <param name="Pointer">Where the value stands in the resume (RFC 6901), such as "/work/0/name".</param>
/// <param name="Confidence">0 to 1: how much spoke for this field and no other.</param>
public sealed record ImportedField(string Pointer, string Value, double Confidence, Place Place);

/// <param name="Reason">"left-over", "repeated" (a running header or footer) or "beyond" (past the length of any resume).</param>
public sealed record Unplaced(string Reason, Place Place);

/// <param name="Box">Around the words, in points from the upper left corner of the page.</param>
/// <param name="Text">The words as they stand in the file.</param>
public sealed record Place(int Page, Box Box, string Text);
