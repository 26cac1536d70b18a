using Uplift.Documents.Fonts;

namespace Uplift.Documents.Flow;

/// <summary>A document of one column that flows over pages: what is written as a tagged PDF or as a DOCX.</summary>
/// <remarks>All lengths are points (1/72 inch). The order of blocks is the order of reading and of drawing.</remarks>
/// <param name="Language">A BCP 47 tag, such as "en" or "pt-BR".</param>
public sealed record FlowDocument(string Title, string Language, PageSetup Page, IReadOnlyList<FlowBlock> Blocks)
{
    /// <summary>Left out of the file when empty.</summary>
    public string? Author { get; init; }

    /// <summary>When it was written; left out of the file when absent, so that the file says nothing but what it holds.</summary>
    public DateTimeOffset? Date { get; init; }
}

public sealed record PageSetup(double Width, double Height, double Top, double Right, double Bottom, double Left)
{
    public double TextWidth => Width - Left - Right;

    public double TextHeight => Height - Top - Bottom;
}

public abstract record FlowBlock;

/// <summary>A heading or text, by its style's role.</summary>
public sealed record Paragraph(ParagraphStyle Style, IReadOnlyList<TextRun> Runs) : FlowBlock
{
    /// <summary>Stands at the right margin of the last line, as dates do; read after the paragraph.</summary>
    public IReadOnlyList<TextRun> Aside { get; init; } = [];
}

/// <param name="Items">Each a bullet with its text.</param>
public sealed record BulletList(ParagraphStyle Style, IReadOnlyList<IReadOnlyList<TextRun>> Items) : FlowBlock;

/// <summary>Blocks that are not parted by the end of a page, provided that they fit on one.</summary>
public sealed record Together(IReadOnlyList<FlowBlock> Blocks) : FlowBlock;

/// <param name="Style">Null where it is the paragraph's.</param>
/// <param name="Link">An address with its scheme: http, https, mailto or tel. Others are not linked.</param>
public sealed record TextRun(string Text, CharacterStyle? Style = null, string? Link = null, RunKind Kind = RunKind.Text);

public enum RunKind
{
    Text,

    /// <summary>Begins a new line rather than being broken at its spaces.</summary>
    Unbroken,

    /// <summary>Stands between two runs and is left out where a line ends between them.</summary>
    Separator,
}

/// <param name="Color">Six hexadecimal digits, red first.</param>
public sealed record CharacterStyle(FontFamily Family, FontWeight Weight, double Size, string Color);

/// <param name="Name">Names the style in a DOCX.</param>
/// <param name="Leading">From baseline to baseline.</param>
public sealed record ParagraphStyle(string Name, ParagraphRole Role, CharacterStyle Character, double Leading)
{
    /// <summary>The larger of this and the space after the block before counts; none at the top of a page.</summary>
    public double SpaceBefore { get; init; }

    public double SpaceAfter { get; init; }

    /// <summary>From the left margin; bullets stand <see cref="BulletIndent"/> before it.</summary>
    public double Indent { get; init; }

    public double BulletIndent { get; init; }

    public bool Centered { get; init; }

    /// <summary>Stays on the page of what follows, as headings do.</summary>
    public bool KeepWithNext { get; init; }

    public Hairline? RuleBelow { get; init; }
}

/// <param name="Gap">From the lowest line of text.</param>
public sealed record Hairline(double Thickness, string Color, double Gap);

public enum ParagraphRole
{
    Text,
    Heading1,
    Heading2,
    Heading3,
}

/// <summary>A character that no font has, shown by a replacement.</summary>
/// <param name="Character">The character, such as "語".</param>
/// <param name="Context">The text it stood in, cut to a few words.</param>
public sealed record MissingCharacter(string Character, string Context);
