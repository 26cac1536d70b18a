using System.CommandLine;
using System.Text;
using Uplift.Documents;
using Uplift.Documents.Text;
using Uplift.Resumes.Document;
using Uplift.Resumes.Import;

namespace Uplift.Web.Commands.Resume;

/// <summary>
/// <c>uplift resume parse FILE [--json]</c>: what the importer reads of a PDF, DOCX, Markdown or text file, or of a JSON Resume that wants
/// mending. With <c>--json</c> standard output is the JSON Resume and nothing else.
/// </summary>
internal static class ParseCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A resume: PDF, DOCX, Markdown, text or JSON Resume." };
        var json = new Option<bool>("--json") { Description = "Print the resume as JSON Resume." };
        var command = new Command("parse", "Read a resume file into JSON Resume.") { file, json };
        command.SetAction((parsed, cancellation) => ParseAsync(
            parsed.GetValue(file)!, parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellation));
        return command;
    }

    /// <returns>A finding when nothing could be read; the sentence is on standard error.</returns>
    private static async Task<int> ParseAsync(string path, bool json, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        byte[] bytes;
        try
        {
            bytes = await ReadAsync(path, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(fault.Message);
            return ExitCodes.BadUse;
        }

        return IsJson(bytes)
            ? await MendAsync(bytes, json, output, error)
            : await ImportAsync(bytes, json, output, error, cancellation);
    }

    private static async Task<int> MendAsync(byte[] bytes, bool json, TextWriter output, TextWriter error)
    {
        var reading = ResumeJson.Read(bytes);
        foreach (var finding in reading.Findings)
        {
            await error.WriteLineAsync(finding.Pointer.Length == 0 ? finding.Message : $"{finding.Pointer}: {finding.Message}");
        }

        if (reading.Resume is null)
        {
            return ExitCodes.Finding;
        }

        if (json)
        {
            await output.WriteLineAsync(Encoding.UTF8.GetString(ResumeJson.Write(reading.Resume)));
        }

        return ExitCodes.Done;
    }

    private static async Task<int> ImportAsync(byte[] bytes, bool json, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var outcome = DocumentReader.Read(bytes, cancellation: cancellation);
        if (outcome.Document is null)
        {
            await error.WriteLineAsync(outcome.Refusal!.Sentence);
            return ExitCodes.Finding;
        }

        var imported = ResumeImporter.Read(outcome.Document);
        if (json)
        {
            await output.WriteLineAsync(Encoding.UTF8.GetString(ResumeJson.Write(imported.Resume)));
        }
        else
        {
            foreach (var field in imported.Fields)
            {
                await output.WriteLineAsync($"{field.Pointer}: {field.Value.ReplaceLineEndings(" ")} ({field.Confidence:P0})");
            }
        }

        foreach (var unplaced in imported.Unplaced)
        {
            await error.WriteLineAsync($"page {unplaced.Place.Page}, unplaced: {unplaced.Place.Text}");
        }

        return ExitCodes.Done;
    }

    private static bool IsJson(byte[] bytes) =>
        Array.Find(bytes, one => one is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or 0xEF or 0xBB or 0xBF)) == (byte)'{';

    /// <exception cref="IOException">It is longer than any resume.</exception>
    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        if (stream.Length > ReadLimits.Default.Bytes)
        {
            throw new IOException($"{path} is longer than {ReadLimits.Default.Bytes:N0} bytes.");
        }

        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
