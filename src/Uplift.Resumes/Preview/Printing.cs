using System.Globalization;
using Uplift.Resumes.Document;
using Uplift.Resumes.Export;

namespace Uplift.Resumes.Preview;

/// <summary>How a resume of a person is printed: as its page shows it, whatever the format.</summary>
internal static class Printing
{
    /// <summary>The formats in which a resume is handed out, as addresses name them.</summary>
    public static readonly IReadOnlyList<(string Name, ExportFormat Format, string Words)> Formats =
    [
        ("pdf", ExportFormat.Pdf, "PDF"),
        ("docx", ExportFormat.Docx, "Word"),
        ("md", ExportFormat.Markdown, "Markdown"),
        ("txt", ExportFormat.Text, "Text"),
        ("json", ExportFormat.Json, "JSON Resume"),
    ];

    /// <returns>Null when there is no such format.</returns>
    public static ExportedFile? Write(Resume resume, string format, string template, string paper, string locale)
    {
        if (Formats.FirstOrDefault(known => known.Name == format) is not { Name: not null } found)
        {
            return null;
        }

        return ResumeExport.Write(resume, found.Format, Options(resume, template, paper, locale));
    }

    /// <summary>The proof of a file: what our own importer reads of its visible text and tags, such as "47 of 47 fields".</summary>
    public static string ReadBack(Resume resume, ExportFormat format, string template, string paper, string locale)
    {
        var options = Options(resume, template, paper, locale);
        var result = RoundTrip.Check(resume, ResumeExport.Write(resume, format, options).Bytes, options);
        return string.Create(CultureInfo.InvariantCulture, $"{result.Same} of {result.Fields} fields");
    }

    public static ExportOptions Options(Resume resume, string template, string paper, string locale)
    {
        var (order, hidden) = Arranged(resume);
        return new ExportOptions
        {
            Template = Enum.Parse<TemplateName>(template, ignoreCase: true),
            Paper = Enum.Parse<PaperSize>(paper, ignoreCase: true),
            Locale = locale,
            Order = order,
            Hidden = hidden,
        };
    }

    /// <summary>The order of the person, with the summary first, where the builder has it.</summary>
    public static (IReadOnlyList<string> Order, IReadOnlyList<string> Hidden) Arranged(Resume resume)
    {
        var document = ResumeText.ToNode(ResumeText.Write(resume).Value!);
        return (["summary", .. document.Movable().Select(section => section.Id)], document.Hidden());
    }
}
