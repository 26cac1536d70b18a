using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Uplift.Resumes.Contracts;
using Uplift.Resumes.Matching;

namespace Uplift.Web.Commands.Resume;

/// <summary><c>uplift resume match RESUME.json ADVERT.txt [--json]</c>: what an advert asks for and what a resume proves of it.</summary>
internal static class MatchCommand
{
    public static Command Create()
    {
        var resume = new Argument<string>("RESUME.json") { Description = "A JSON Resume document." };
        var advert = new Argument<string>("ADVERT.txt") { Description = "The advert, plain text or Markdown." };
        var json = new Option<bool>("--json") { Description = "Write the whole report as JSON." };
        var command = new Command("match", "Match a job advert to a resume.") { resume, advert, json };
        command.SetAction((parsed, cancellation) => MatchAsync(
            parsed, parsed.GetValue(resume)!, parsed.GetValue(advert)!, parsed.GetValue(json), cancellation));
        return command;
    }

    /// <returns>A finding when the resume is no JSON Resume, or the advert asks for nothing that was found.</returns>
    private static async Task<int> MatchAsync(ParseResult parsed, string resumePath, string advertPath, bool asJson, CancellationToken cancellation)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (await ResumeInput.ReadAsync(resumePath, ResumeInput.LargestText, error, cancellation) is not { } resume
            || await ResumeInput.ReadAsync(advertPath, ResumeInput.LargestText, error, cancellation) is not { } advert)
        {
            return ExitCodes.BadUse;
        }

        var (match, fault) = ResumeFiles.Match(resume, Encoding.UTF8.GetString(advert), ResumeInput.Today);
        if (match is null)
        {
            await error.WriteLineAsync(fault);
            return ExitCodes.Finding;
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(asJson ? JsonSerializer.Serialize(match, ResumeInput.Json) : Words(match));
        return match.Score.Points is null ? ExitCodes.Finding : ExitCodes.Done;
    }

    private static string Words(MatchReport match)
    {
        var lines = new List<string>
        {
            $"{match.Title ?? "Job match"}: {match.Score.Points?.ToString(CultureInfo.InvariantCulture) ?? "-"} of 100, {match.Score.Band}. {match.Score.Sentence}".TrimEnd(),
        };
        foreach (var item in match.Items)
        {
            var value = item.Value is { } share ? share.ToString("0.00", CultureInfo.InvariantCulture) : "  - ";
            var shown = item.Evidence.Count > 0 ? $"“{item.Evidence[0].Text}”" : item.Related is { } near ? $"near: {near.Name}" : item.NotScored ?? "not shown";
            lines.Add($"{value}  {item.Requirement.Priority.ToString().ToLowerInvariant(),-4}  {item.Requirement.Name}: {shown}");
        }

        lines.AddRange(match.Years.Select(years => string.Create(CultureInfo.InvariantCulture, $"years {years.Found:0.#} of {years.Subject}")));
        lines.AddRange(match.KnockOuts.Select(question => $"{question.Answer.ToString().ToLowerInvariant()}  {question.Requirement.Name}: {question.Seen}"));
        return string.Join(Environment.NewLine, lines);
    }
}
