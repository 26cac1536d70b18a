using Uplift.Documents;
using Uplift.Documents.Text;
using Uplift.Resumes.Document;
using Uplift.Resumes.Import;

namespace Uplift.Resumes.Export;

/// <summary>The proof of an exported file: what our own importer reads of its visible text and tags, beside what was printed.</summary>
/// <param name="Fields">How many printed fields there are.</param>
/// <param name="Differences">Those that were read back differently or not at all, and those read that were never printed.</param>
public sealed record RoundTripResult(int Fields, IReadOnlyList<RoundTripDifference> Differences)
{
    public int Same => Fields - Differences.Count(difference => difference.Printed is not null);

    public bool Passed => Differences.Count == 0;

    /// <summary>"47 of 47 fields read back".</summary>
    public override string ToString() => $"{Same} of {Fields} fields read back";
}

/// <param name="Pointer">The field in the resume as printed: entries without content are not counted.</param>
/// <param name="Printed">Null for a value that was read but never printed.</param>
/// <param name="Read">Null for a value that was not found.</param>
public sealed record RoundTripDifference(string Pointer, string? Printed, string? Read);

/// <summary>Compares a resume, field by field, with what is read back from a file that was made of it.</summary>
public static class RoundTrip
{
    /// <summary>Our own file is no hostile one: a cold start on a busy machine must not fail it.</summary>
    private static readonly ReadLimits Limits = ReadLimits.Default with { Time = TimeSpan.FromSeconds(30) };

    /// <param name="file">A PDF or DOCX that <see cref="ResumeExport"/> wrote with these options.</param>
    public static RoundTripResult Check(Resume resume, ReadOnlyMemory<byte> file, ExportOptions options, CancellationToken cancellation = default)
    {
        var read = DocumentReader.Read(file, Limits, cancellation).Document is { } document ? ResumeImporter.Read(document).Resume : new Resume();
        return Compare(resume, read, options);
    }

    public static RoundTripResult Compare(Resume resume, Resume read, ExportOptions options)
    {
        var locale = ExportLocale.Of(options.Locale);
        var printed = PrintedFields.Of(resume, locale, options.Hidden);
        var found = PrintedFields.Of(read, locale, []);
        var differences = new List<RoundTripDifference>();
        foreach (var (pointer, value) in printed)
        {
            if (!found.Remove(pointer, out var back) || back != value)
            {
                differences.Add(new RoundTripDifference(pointer, value, back));
            }
        }

        differences.AddRange(found.Select(pair => new RoundTripDifference(pair.Key, null, pair.Value)));
        return new RoundTripResult(printed.Count, differences);
    }
}
