using System.Text.Json;
using Uplift.Resumes.Document;
using Uplift.Resumes.Scores;
using Uplift.Resumes.Timeline;

namespace Uplift.Resumes.Matching.Evidence;

/// <summary>A statement of a resume that may prove something.</summary>
/// <param name="Pointer">Where in the JSON Resume it stands (RFC 6901).</param>
/// <param name="When">The dated role or project it belongs to; null when it is only listed.</param>
/// <param name="Source">The role or section, for people.</param>
internal sealed record EvidenceLine(string Text, string Pointer, MonthSpan? When, string Source)
{
    public bool HasResult { get; } = When is not null && ResultFigures.In(Text) is not null;
}

/// <summary>Takes a resume apart into statements, each with its place and time.</summary>
internal static class EvidenceLines
{
    public static List<EvidenceLine> Of(Resume resume, DateOnly today)
    {
        var lines = new List<EvidenceLine>();
        Add(resume.Basics?.Label, "/basics/label", null, "Headline");
        AddText(resume.Basics?.Summary, "/basics/summary", null, "Summary");
        foreach (var (i, work) in Each(resume.Work))
        {
            var when = MonthSpan.Of(work.StartDate, work.EndDate, today);
            var source = Joined(work.Position, work.Name);
            Add(work.Position, $"/work/{i}/position", when, source);
            AddText(work.Description, $"/work/{i}/description", when, source);
            AddText(work.Summary, $"/work/{i}/summary", when, source);
            AddEach(work.Highlights, $"/work/{i}/highlights", when, source);
        }

        foreach (var (i, work) in Each(resume.Volunteer))
        {
            var when = MonthSpan.Of(work.StartDate, work.EndDate, today);
            var source = Joined(work.Position, work.Organization);
            Add(work.Position, $"/volunteer/{i}/position", when, source);
            AddText(work.Summary, $"/volunteer/{i}/summary", when, source);
            AddEach(work.Highlights, $"/volunteer/{i}/highlights", when, source);
        }

        foreach (var (i, project) in Each(resume.Projects))
        {
            var when = MonthSpan.Of(project.StartDate, project.EndDate, today);
            var source = Joined(project.Name, null);
            Add(project.Name, $"/projects/{i}/name", when, source);
            AddText(project.Description, $"/projects/{i}/description", when, source);
            AddEach(project.Highlights, $"/projects/{i}/highlights", when, source);
            AddEach(project.Keywords, $"/projects/{i}/keywords", when, source);
        }

        foreach (var (i, skill) in Each(resume.Skills))
        {
            Add(skill.Name, $"/skills/{i}/name", null, "Skills");
            AddEach(skill.Keywords, $"/skills/{i}/keywords", null, "Skills");
        }

        foreach (var (i, school) in Each(resume.Education))
        {
            Add(school.Area, $"/education/{i}/area", null, "Education");
            AddEach(school.Courses, $"/education/{i}/courses", null, "Education");
        }

        foreach (var (i, certificate) in Each(resume.Certificates))
        {
            Add(certificate.Name, $"/certificates/{i}/name", null, "Certificates");
        }

        foreach (var (i, publication) in Each(resume.Publications))
        {
            Add(publication.Name, $"/publications/{i}/name", null, "Publications");
            AddText(publication.Summary, $"/publications/{i}/summary", null, "Publications");
        }

        foreach (var (pointer, text, section) in CustomSections.Of(resume))
        {
            AddText(text, pointer, null, section);
        }

        return lines;

        void Add(string? text, string pointer, MonthSpan? when, string source)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                lines.Add(new EvidenceLine(text.Trim(), pointer, when, source));
            }
        }

        void AddEach(IReadOnlyList<string>? texts, string pointer, MonthSpan? when, string source)
        {
            foreach (var (i, text) in Each(texts))
            {
                Add(text, $"{pointer}/{i}", when, source);
            }
        }

        void AddText(string? text, string pointer, MonthSpan? when, string source)
        {
            foreach (var sentence in Sentences.Of(text))
            {
                Add(sentence, pointer, when, source);
            }
        }
    }

    private static IEnumerable<(int Index, T Item)> Each<T>(IReadOnlyList<T>? items) => (items ?? []).Index().Where(item => item.Item is not null);

    private static string Joined(string? title, string? of) => string.Join(", ", new[] { title, of }.Where(part => !string.IsNullOrWhiteSpace(part)));
}

/// <summary>The builder's own sections, <c>x-sections</c>: a title with entries of title, text and highlights.</summary>
internal static class CustomSections
{
    public static IEnumerable<(string Pointer, string Text, string Section)> Of(Resume resume)
    {
        if (resume.Other is null || !resume.Other.TryGetValue("x-sections", out var sections) || sections.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var (s, section) in sections.EnumerateArray().Index())
        {
            var title = Text(section, "title") ?? "Other";
            foreach (var (i, item) in Items(section, "items").Index())
            {
                foreach (var member in (string[])["title", "text"])
                {
                    if (Text(item, member) is { } text)
                    {
                        yield return ($"/x-sections/{s}/items/{i}/{member}", text, title);
                    }
                }

                foreach (var (h, highlight) in Items(item, "highlights").Index())
                {
                    if (highlight.ValueKind == JsonValueKind.String)
                    {
                        yield return ($"/x-sections/{s}/items/{i}/highlights/{h}", highlight.GetString()!, title);
                    }
                }
            }
        }
    }

    private static string? Text(JsonElement of, string member) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement of, string member) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;
}

internal static class Sentences
{
    public static IEnumerable<string> Of(string? text)
    {
        if (text is null)
        {
            yield break;
        }

        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var ends = text[at] == '\n' || (text[at] is '.' or '!' or '?' && at + 2 < text.Length && text[at + 1] == ' ' && char.IsUpper(text[at + 2]));
            if (ends)
            {
                yield return text[start..(at + 1)].Trim();
                start = at + 1;
            }
        }

        yield return text[start..].Trim();
    }
}
