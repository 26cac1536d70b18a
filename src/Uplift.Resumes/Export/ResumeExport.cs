using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Uplift.Documents.Docx.Writing;
using Uplift.Documents.Flow;
using Uplift.Documents.Pdf.Writing;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Export;

public enum ExportFormat
{
    Pdf,
    Docx,
    Markdown,
    Text,
    Json,
}

public sealed record ExportOptions
{
    public TemplateName Template { get; init; }

    public PaperSize Paper { get; init; }

    /// <summary>A BCP 47 tag; headings and dates are in its language if that is one of <see cref="ResumeExport.Languages"/>, else in English.</summary>
    public string? Locale { get; init; }

    /// <summary>
    /// Members of JSON Resume ("summary", "work", ...) as they follow each other, those not named after them in the usual order. The
    /// person's own sections are "x-sections" together or "x-sections/0" and so on one by one.
    /// </summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>Sections that are not printed, named as in <see cref="Order"/>. JSON holds them all the same.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Written into the file; without it the file names no date.</summary>
    public DateTimeOffset? Date { get; init; }
}

/// <param name="FileName">Of the person's name in ASCII letters.</param>
/// <param name="Pages">0 for formats without pages.</param>
/// <param name="Missing">Characters that could not be shown.</param>
public sealed record ExportedFile(byte[] Bytes, string ContentType, string FileName, int Pages, IReadOnlyList<MissingCharacter> Missing);

/// <summary>A resume as a file to hand in: PDF, DOCX, Markdown, plain text or JSON Resume. The same resume and options give the same bytes.</summary>
/// <remarks>
/// All templates print one grammar, from top to bottom in one column; they differ in fonts, sizes and room. [H1] and so on is the tag in a
/// PDF and the style's level in a DOCX, what is not marked is a paragraph:
/// <code>
/// NAME                                             [H1]
/// LABEL
/// EMAIL · PHONE · ADDRESS, CITY, REGION POSTCODE, COUNTRYCODE · URL · NETWORK: PROFILEURL · ...
///                                                  (no dot where a line ends between two; never broken inside one)
/// HEADING                                          [H2] summary, work, projects, education, skills, certificates, languages,
///                                                       publications, awards, volunteer, own sections, interests, references
///
/// TITLE, subject                       DATES       [H3] TITLE is bold, subject (education's area) is not; DATES at the right margin
/// Organization · PLACE · URL                       Organization italic (plain, compact) or in the accent colour (modern), rest muted
/// Note                                             italic and muted: what the employer is (work's description)
/// Text                                             a paragraph for each line of summary, description or reference
/// • Highlight                                      [L, LI]
/// Label: a, b, c                                   label bold. After a project Roles, Technologies, Type; after a school Grade, Courses
/// </code>
/// An entry without a title has its organization, in the organization's style, as [H3] and then no second mention of it. TITLE is work's and
/// volunteer's position, education's studyType, the name of a project, certificate, publication, custom item or referee, an award's title;
/// Organization is employer, institution, project's entity, issuer, publisher or awarder. Skills and interests are "Name (level): a, b, c",
/// languages "Name: fluency", a line each; those with nothing behind the colon stand together at the end without one: "Go, SQL (expert)".
/// Lists are parted by ", ", or by "; " if one of their members has a comma. DATES are "Mar 2021 – Present", "2019 – 2021", "Mar 2021"
/// (start and end the same, or one date), months and words of the locale (<see cref="ExportLocale"/>); the day is not printed. Addresses stand as
/// they were written, and are links besides.
/// </remarks>
public static class ResumeExport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Letters of all scripts as themselves; the file is no part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Those in which headings and dates can be had.</summary>
    public static IReadOnlyList<string> Languages => ExportLocale.Codes;

    /// <param name="tag">A BCP 47 tag; its region does not matter.</param>
    public static bool Speaks(string tag) => ExportLocale.Knows(tag);

    public static ExportedFile Write(Resume resume, ExportFormat format, ExportOptions options)
    {
        var locale = ExportLocale.Of(options.Locale);
        var outline = OutlineWriter.Write(resume, locale, options.Order, options.Hidden);
        return format switch
        {
            ExportFormat.Pdf => Pdf(),
            ExportFormat.Docx => Plain(
                StyledDocx.Write(Pages()), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
            ExportFormat.Markdown => Plain(Encoding.UTF8.GetBytes(OutlineMarkdown.Write(outline)), "text/markdown; charset=utf-8", "md"),
            ExportFormat.Text => Plain(Encoding.UTF8.GetBytes(OutlineText.Write(outline)), "text/plain; charset=utf-8", "txt"),
            _ => Plain(JsonSerializer.SerializeToUtf8Bytes(resume, Json), "application/json", "json"),
        };

        FlowDocument Pages() => ResumePages.Set(outline, ResumeTemplate.Of(options.Template), options, locale);

        ExportedFile Pdf()
        {
            var pdf = TaggedPdf.Write(Pages());
            return new ExportedFile(pdf.Bytes, "application/pdf", FileName(outline, locale, "pdf"), pdf.Pages, pdf.Missing);
        }

        ExportedFile Plain(byte[] bytes, string type, string extension) => new(bytes, type, FileName(outline, locale, extension), 0, []);
    }

    private static string FileName(ResumeOutline outline, ExportLocale locale, string extension)
    {
        var letters = new StringBuilder();
        var title = locale["resume"];
        var name = outline.Name == title ? title : $"{PlainCharacters.Of(outline.Name)} {title}";
        foreach (var character in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                letters.Append(character);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && letters.Length > 0 && letters[^1] != '-')
            {
                letters.Append('-');
            }
        }

        return $"{letters.ToString().Trim('-')}.{extension}";
    }
}
