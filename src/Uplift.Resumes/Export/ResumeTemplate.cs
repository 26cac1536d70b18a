using Uplift.Documents.Flow;
using Uplift.Documents.Fonts;

namespace Uplift.Resumes.Export;

public enum TemplateName
{
    /// <summary>Serifs, black, a hairline under each heading.</summary>
    Plain,

    /// <summary>Without serifs, one accent colour, roomy.</summary>
    Modern,

    /// <summary>Without serifs, small margins: the most on a page.</summary>
    Compact,
}

public enum PaperSize
{
    A4,
    Letter,
}

/// <summary>In points.</summary>
internal sealed record Margins(double Top, double Side, double Bottom);

/// <summary>The look of a template: styles for each part of the outline.</summary>
internal sealed record ResumeTemplate
{
    public required Margins Margins { get; init; }

    public required ParagraphStyle Name { get; init; }

    public required ParagraphStyle Label { get; init; }

    public required ParagraphStyle Contact { get; init; }

    public required ParagraphStyle Section { get; init; }

    public required ParagraphStyle Entry { get; init; }

    public required ParagraphStyle Place { get; init; }

    public required ParagraphStyle Note { get; init; }

    public required ParagraphStyle Body { get; init; }

    public required ParagraphStyle Bullet { get; init; }

    public required ParagraphStyle Line { get; init; }

    public required CharacterStyle Subject { get; init; }

    public required CharacterStyle Dates { get; init; }

    public required CharacterStyle Organization { get; init; }

    public required CharacterStyle Strong { get; init; }

    public required CharacterStyle Quiet { get; init; }

    public static ResumeTemplate Of(TemplateName name) => name switch
    {
        TemplateName.Modern => Modern,
        TemplateName.Compact => Compact,
        _ => Plain,
    };

    public PageSetup PageOf(PaperSize paper)
    {
        var (width, height) = paper == PaperSize.Letter ? (612.0, 792.0) : (595.28, 841.89);
        return new PageSetup(width, height, Margins.Top, Margins.Side, Margins.Bottom, Margins.Side);
    }

    private static ResumeTemplate Plain { get; } = Create(new Look
    {
        Family = FontFamily.SourceSerif,
        Ink = "1A1A1A",
        Muted = "555555",
        Accent = "1A1A1A",
        Organization = FontWeight.Italic,
        Margins = new(46, 58, 42),
        Body = 9.75,
        Leading = 12.7,
        Name = 23,
        Label = 12.5,
        Section = 12.5,
        Space = 5.6,
        Rule = new Hairline(0.5, "8C8C8C", 2.5),
    });

    private static ResumeTemplate Modern { get; } = Create(new Look
    {
        Family = FontFamily.Inter,
        Ink = "1F2328",
        Muted = "57606A",
        Accent = "0B6B63",
        Organization = FontWeight.Regular,
        Margins = new(45, 54, 40),
        Body = 9.5,
        Leading = 12.9,
        Name = 24,
        Label = 11.5,
        Section = 11.5,
        Space = 5.8,
        Rule = new Hairline(0.75, "CFE0DE", 3.5),
    });

    private static ResumeTemplate Compact { get; } = Create(new Look
    {
        Family = FontFamily.SourceSans,
        Ink = "1A1A1A",
        Muted = "555555",
        Accent = "23405E",
        Organization = FontWeight.Italic,
        Margins = new(38, 46, 38),
        Body = 9.5,
        Leading = 12.2,
        Name = 20,
        Label = 11,
        Section = 11,
        Space = 4.5,
        Rule = new Hairline(0.5, "9AA7B5", 1.5),
    });

    private static ResumeTemplate Create(Look look)
    {
        var body = new CharacterStyle(look.Family, FontWeight.Regular, look.Body, look.Ink);
        var strong = body with { Weight = FontWeight.Bold };
        var quiet = body with { Color = look.Muted };
        var text = new ParagraphStyle("Body Text", ParagraphRole.Text, body, look.Leading) { SpaceAfter = look.Space / 3 };
        return new ResumeTemplate
        {
            Margins = look.Margins,
            Name = new ParagraphStyle("Name", ParagraphRole.Heading1, strong with { Size = look.Name }, look.Name * 1.2)
            {
                KeepWithNext = true,
                SpaceAfter = 1,
            },
            Label = new ParagraphStyle("Label", ParagraphRole.Text, body with { Size = look.Label, Color = look.Accent }, look.Label * 1.4)
            {
                KeepWithNext = true,
                SpaceAfter = look.Space * 0.6,
            },
            Contact = new ParagraphStyle("Contact", ParagraphRole.Text, quiet, look.Leading) { SpaceAfter = look.Space },
            Section = new ParagraphStyle("Section", ParagraphRole.Heading2, strong with { Size = look.Section, Color = look.Accent }, look.Section * 1.25)
            {
                KeepWithNext = true,
                SpaceBefore = look.Space * 2.1,
                SpaceAfter = look.Space * 0.8,
                RuleBelow = look.Rule,
            },
            Entry = new ParagraphStyle("Entry", ParagraphRole.Heading3, strong with { Size = look.Body + 0.5 }, look.Leading + 0.3)
            {
                KeepWithNext = true,
                SpaceBefore = look.Space * 1.3,
            },
            Place = new ParagraphStyle("Place", ParagraphRole.Text, quiet, look.Leading) { SpaceAfter = look.Space * 0.3 },
            Note = new ParagraphStyle("Note", ParagraphRole.Text, quiet with { Weight = FontWeight.Italic }, look.Leading) { SpaceAfter = look.Space * 0.3 },
            Body = text,
            Bullet = text with { Name = "List Bullet", Indent = look.Body * 1.25, BulletIndent = look.Body * 1.1, SpaceAfter = look.Space * 0.2 },
            Line = text with { Name = "Line", SpaceAfter = look.Space * 0.3 },
            Subject = body with { Size = look.Body + 0.5 },
            Dates = quiet,
            Organization = body with { Weight = look.Organization, Color = look.Organization == FontWeight.Regular ? look.Accent : look.Ink },
            Strong = strong,
            Quiet = quiet,
        };
    }

    private sealed record Look
    {
        public required FontFamily Family { get; init; }

        public required string Ink { get; init; }

        public required string Muted { get; init; }

        public required string Accent { get; init; }

        /// <summary>Tells the organization from the place beside it; where it is regular, its colour does.</summary>
        public required FontWeight Organization { get; init; }

        public required Margins Margins { get; init; }

        public required double Body { get; init; }

        public required double Leading { get; init; }

        public required double Name { get; init; }

        public required double Label { get; init; }

        public required double Section { get; init; }

        /// <summary>The measure of all vertical space.</summary>
        public required double Space { get; init; }

        public required Hairline Rule { get; init; }
    }
}
