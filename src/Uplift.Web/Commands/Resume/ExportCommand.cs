using System.CommandLine;
using Uplift.Resumes.Document;
using Uplift.Resumes.Export;

namespace Uplift.Web.Commands.Resume;

/// <summary><c>uplift resume export RESUME.json -o OUT.(pdf|docx|md|txt|json)</c>: a JSON Resume as a file to hand in.</summary>
internal static class ExportCommand
{
    private const int MostBytes = 1_000_000;

    private static readonly Dictionary<string, ExportFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ExportFormat.Pdf,
        [".docx"] = ExportFormat.Docx,
        [".md"] = ExportFormat.Markdown,
        [".txt"] = ExportFormat.Text,
        [".json"] = ExportFormat.Json,
    };

    public static Command Create()
    {
        var resume = new Argument<string>("RESUME.json") { Description = "A JSON Resume." };
        var output = new Option<string>("--output", "-o") { Description = "Where it goes; ends with .pdf, .docx, .md, .txt or .json.", Required = true };
        var template = new Option<TemplateName>("--template") { Description = "The look of PDF and DOCX." };
        var paper = new Option<PaperSize>("--paper") { Description = "The paper of PDF and DOCX." };
        var locale = new Option<string>("--locale")
        {
            Description = $"The language of headings and dates: {string.Join(", ", ResumeExport.Languages)}.",
            DefaultValueFactory = _ => "en",
        };
        output.Validators.Add(result =>
        {
            if (!Formats.ContainsKey(Path.GetExtension(result.GetValueOrDefault<string>() ?? "")))
            {
                result.AddError("-o is a file that ends with .pdf, .docx, .md, .txt or .json.");
            }
        });
        locale.Validators.Add(result =>
        {
            if (!ResumeExport.Speaks(result.GetValueOrDefault<string>() ?? ""))
            {
                result.AddError($"--locale is one of {string.Join(", ", ResumeExport.Languages)}, with a region if you like, such as pt-BR.");
            }
        });
        var command = new Command("export", "Write a JSON Resume as PDF, DOCX, Markdown, text or JSON.") { resume, output, template, paper, locale };
        command.SetAction((parsed, cancellation) => ExportAsync(
            parsed.GetValue(resume)!,
            parsed.GetValue(output)!,
            new ExportOptions { Template = parsed.GetValue(template), Paper = parsed.GetValue(paper), Locale = parsed.GetValue(locale) },
            parsed.InvocationConfiguration.Error,
            cancellation));
        return command;
    }

    /// <returns>
    /// A finding when the file is no resume, or when what was written lacks something of it; each is a line on standard error, and so is each
    /// member that had to be mended, which is no fault of what was written.
    /// </returns>
    private static async Task<int> ExportAsync(
        string source, string target, ExportOptions options, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            var reading = ResumeJson.Read(await ReadAsync(source, cancellation));
            foreach (var finding in reading.Findings)
            {
                await error.WriteLineAsync(finding.Pointer.Length == 0 ? $"{source}: {finding.Message}" : $"{source}, {finding.Pointer}: {finding.Message}");
            }

            if (reading.Resume is not { } resume)
            {
                return ExitCodes.Finding;
            }

            var file = ResumeExport.Write(resume, Formats[Path.GetExtension(target)], options);
            await File.WriteAllBytesAsync(target, file.Bytes, cancellation);
            foreach (var missing in file.Missing)
            {
                await error.WriteLineAsync($"{target}: no font has \"{missing.Character}\" of \"{missing.Context}\"; a replacement stands there.");
            }

            return file.Missing.Count == 0 ? ExitCodes.Done : ExitCodes.Finding;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(fault.Message);
            return ExitCodes.BadUse;
        }
    }

    /// <exception cref="IOException">It is longer than any resume.</exception>
    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        // One byte more than is allowed tells that a file is too long, however long it is.
        var bytes = new byte[MostBytes + 1];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return length <= MostBytes ? bytes[..length] : throw new IOException($"{path} is longer than {MostBytes:N0} bytes.");
    }
}
