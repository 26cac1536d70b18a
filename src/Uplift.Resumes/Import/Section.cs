namespace Uplift.Resumes.Import;

/// <summary>A heading with the lines below it.</summary>
internal sealed class Section(SectionKind kind, SourceLine? heading)
{
    public SectionKind Kind { get; } = kind;

    public SourceLine? Heading { get; } = heading;

    public string Title => Heading is { } line ? Headings.Mended(line.Text.Replace('\t', ' ').TrimEnd(':', ' ')) : "";

    public List<SourceLine> Lines { get; } = [];
}
