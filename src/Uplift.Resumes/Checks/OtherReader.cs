using System.Diagnostics;
using System.Globalization;
using System.Text;
using Uplift.Resumes.Document;
using Uplift.Resumes.Export;

namespace Uplift.Resumes.Checks;

/// <summary>What another reader made of our own export, or why it was not asked.</summary>
/// <param name="Text">Null when it was not run or did not answer.</param>
/// <param name="Reason">Null when there is a text.</param>
internal sealed record OtherReading(string? Text, string? Reason)
{
    /// <summary>Printed fields whose letters and digits do not stand in the text in their order; white space and hyphens are a reader's own.</summary>
    public RoundTripFacts? Compare(Resume resume, ExportOptions options)
    {
        if (Text is null)
        {
            return null;
        }

        var read = Letters(Text);
        var fields = PrintedFields.Of(resume, ExportLocale.Of(options.Locale), options.Hidden);
        return new RoundTripFacts(fields.Count, [.. fields.Where(field => !read.Contains(Letters(field.Value), StringComparison.Ordinal)).Select(field => field.Key)]);
    }

    private static string Letters(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>
/// Asks poppler's <c>pdftotext</c>, where it is installed, for the text of a PDF that we wrote: a process of its own without a shell, with little
/// time and memory (<c>prlimit</c>). Nothing that happens to it fails a check or a download; the reason is told instead.
/// </summary>
internal static class OtherReader
{
    private const int MostLetters = 1_000_000;
    private const string Memory = "--as=536870912";
    private const string Processor = "--cpu=4";

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);
    private static readonly SemaphoreSlim Seats = new(2);
    private static readonly Lazy<string?> Reader = new(() => OnPath("pdftotext"));
    private static readonly Lazy<string?> Limiter = new(() => OnPath("prlimit"));

    public static Task<OtherReading> ReadAsync(ReadOnlyMemory<byte> pdf, CancellationToken cancellation) => (Reader.Value, Limiter.Value) switch
    {
        (null, _) => Task.FromResult(NotRun("pdftotext is not installed on this server, so no other reader was asked.")),
        (_, null) => Task.FromResult(NotRun("prlimit is not installed on this server, so pdftotext was not run: it would have no limit.")),
        ({ } reader, { } limiter) => WithinTimeAsync(limiter, [Memory, Processor, reader, "-q", "-enc", "UTF-8", "-", "-"], pdf, cancellation),
    };

    /// <summary>"pdftotext finds 47 of 47 fields", or why it was not asked.</summary>
    public static async Task<string> WordsAsync(Resume resume, ReadOnlyMemory<byte> pdf, ExportOptions options, CancellationToken cancellation)
    {
        var reading = await ReadAsync(pdf, cancellation);
        return reading.Compare(resume, options) is { } facts
            ? string.Create(CultureInfo.InvariantCulture, $"pdftotext finds {facts.Fields - facts.Lost.Count} of {facts.Fields} fields")
            : reading.Reason!;
    }

    private static OtherReading NotRun(string reason) => new(null, reason);

    private static async Task<OtherReading> WithinTimeAsync(string program, string[] arguments, ReadOnlyMemory<byte> pdf, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(MostTime);
        try
        {
            await Seats.WaitAsync(time.Token);
            try
            {
                return await RunAsync(program, arguments, pdf, time.Token);
            }
            finally
            {
                Seats.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return NotRun("pdftotext took too long and was stopped.");
        }
        catch (Exception fault) when (fault is IOException or System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return NotRun("pdftotext could not be run.");
        }
    }

    private static async Task<OtherReading> RunAsync(string program, string[] arguments, ReadOnlyMemory<byte> pdf, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // It needs nothing of ours, our secrets least.
        start.Environment.Clear();
        using var process = Process.Start(start)!;
        try
        {
            var output = ReadAsync(process.StandardOutput, cancellation);
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellation);
            await process.StandardInput.BaseStream.WriteAsync(pdf, cancellation);
            process.StandardInput.Close();
            var text = await output;
            await errors;
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 && text is not null ? new OtherReading(text, null) : NotRun("pdftotext gave up on the file.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <returns>Null when there is more than any resume holds.</returns>
    private static async Task<string?> ReadAsync(StreamReader reader, CancellationToken cancellation)
    {
        var buffer = new char[MostLetters + 1];
        var length = await reader.ReadBlockAsync(buffer, cancellation);
        return length > MostLetters ? null : new string(buffer, 0, length);
    }

    private static string? OnPath(string program) => OperatingSystem.IsWindows()
        ? null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
