using Uplift.Resumes.Checks;
using Uplift.Resumes.Document;
using Uplift.Resumes.Matching;

namespace Uplift.Resumes.Contracts;

/// <summary>What can be done with resumes as files, without a database.</summary>
public static class ResumeFiles
{
    /// <summary>Checks a PDF or DOCX as a machine reads it. Never throws for what the file holds.</summary>
    public static FileCheckView Check(ReadOnlyMemory<byte> file, string? name, DateOnly today, CancellationToken cancellation) =>
        FileCheck.Of(file, name, today, cancellation).View;

    /// <summary>Holds an advert against a JSON Resume document.</summary>
    /// <returns>The match, or a sentence that says why there is none.</returns>
    public static (MatchReport? Match, string? Fault) Match(ReadOnlyMemory<byte> resume, string advert, DateOnly today)
    {
        if (advert.Length > Matching.Adverts.AdvertReader.Longest)
        {
            return (null, "An advert has at most 30,000 characters.");
        }

        var reading = ResumeJson.Read(resume);
        return reading.Resume is { } document
            ? (JobMatch.Of(document, advert, today), null)
            : (null, reading.Findings.Select(finding => finding.Message).FirstOrDefault() ?? "This is not a JSON Resume document.");
    }
}
