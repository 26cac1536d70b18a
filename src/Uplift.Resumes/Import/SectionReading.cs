using System.Text.Json;
using System.Text.Json.Nodes;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Import;

/// <summary>Turns the lines of each section into the members of JSON Resume.</summary>
internal sealed partial class SectionReading(List<Section> sections, List<SourceLine> lines, Ledger ledger)
{
    private readonly Fields fields = new();
    private readonly List<Work> work = [];
    private readonly List<Volunteer> volunteer = [];
    private readonly List<Education> education = [];
    private readonly List<Project> projects = [];
    private readonly List<Skill> skills = [];
    private readonly List<Language> languages = [];
    private readonly List<Interest> interests = [];
    private readonly List<Certificate> certificates = [];
    private readonly List<Award> awards = [];
    private readonly List<Publication> publications = [];
    private readonly List<Reference> references = [];
    private readonly List<JsonObject> custom = [];
    private readonly HashSet<SourceLine> read = [.. lines];
    private string? summary;

    public ImportedResume Finish()
    {
        var headings = sections
            .Where(section => section.Heading is not null)
            .Select(section => new ImportedSection(section.Title, Member(section.Kind), section.Heading!.Whole.Use().Place()))
            .ToList();
        var basics = Contacts.Read(sections, lines, fields);
        foreach (var section in sections)
        {
            ReadSection(section);
        }

        summary ??= LooseSummary();
        var resume = new Resume
        {
            Basics = basics with { Summary = summary },
            Work = OrNull(work),
            Volunteer = OrNull(volunteer),
            Education = OrNull(education),
            Projects = OrNull(projects),
            Skills = OrNull(skills),
            Languages = OrNull(languages),
            Interests = OrNull(interests),
            Certificates = OrNull(certificates),
            Awards = OrNull(awards),
            Publications = OrNull(publications),
            References = OrNull(references),
            Other = custom.Count == 0 ? null : new Dictionary<string, JsonElement> { ["x-sections"] = JsonSerializer.SerializeToElement(custom) },
        };
        return new ImportedResume(resume, headings, fields.All, ledger.Unplaced(read));
    }

    private void ReadSection(Section section)
    {
        switch (section.Kind)
        {
            case SectionKind.Summary:
                ReadSummary(section);
                break;
            case SectionKind.Work:
                ReadWork(section);
                break;
            case SectionKind.Volunteer:
                ReadVolunteer(section);
                break;
            case SectionKind.Education:
                ReadEducation(section);
                break;
            case SectionKind.Projects:
                ReadProjects(section);
                break;
            case SectionKind.Skills:
                skills.AddRange(SkillLists.Skills(section.Lines, skills.Count, fields));
                break;
            case SectionKind.Languages:
                languages.AddRange(SkillLists.Languages(section.Lines, languages.Count, fields));
                break;
            case SectionKind.Interests:
                interests.AddRange(SkillLists.Interests(section.Lines, interests.Count, fields));
                break;
            case SectionKind.Certificates or SectionKind.Awards or SectionKind.Publications:
                ReadMentions(section);
                break;
            case SectionKind.References:
                ReadReferences(section);
                break;
            case SectionKind.Courses when education.Count > 0:
                ReadCourses(section);
                break;
            case SectionKind.Custom or SectionKind.Courses:
                ReadCustom(section);
                break;
        }
    }

    private void ReadSummary(Section section)
    {
        var cuts = section.Lines.Where(line => line.LeftOver().Any()).Select(line => line.Whole).ToList();
        if (cuts.Count > 0)
        {
            var text = Paragraphs.Join(cuts);
            summary = fields.Add("/basics/summary", summary is null ? text : summary + " " + text, 0.9, cuts);
        }
    }

    /// <summary>Prose at the top without a heading.</summary>
    private string? LooseSummary()
    {
        var prose = sections[0].Lines.Where(line => line.LeftOver().Any() && Words.IsProse(line.Text) && !Enumerable.Range(0, line.Text.Length).Any(line.IsUsed)).ToList();
        if (prose.Count == 0)
        {
            return null;
        }

        // The last line of a paragraph may be too short to look like prose itself.
        var all = sections[0].Lines;
        var last = all.IndexOf(prose[^1]);
        if (last + 1 < all.Count && all[last + 1] is var tail && tail.Look == prose[^1].Look && tail.Gap < tail.Box.Height && !Enumerable.Range(0, tail.Text.Length).Any(tail.IsUsed))
        {
            prose.Add(tail);
        }

        return fields.Add("/basics/summary", Paragraphs.Join(prose.Select(line => line.Whole)), 0.6, prose.Select(line => line.Whole));
    }

    private void ReadWork(Section section)
    {
        foreach (var role in Roles.Read(EntriesOf(section)))
        {
            if (role.Title is null && role.Employer is null)
            {
                continue;
            }

            UseBetween(role.Title, role.Employer);
            var pointer = $"/work/{work.Count}";
            var (start, end) = Dated(pointer, role.Entry, lone: true);
            var (text, highlights) = Body(pointer, role.Entry.Body);
            work.Add(new Work
            {
                Name = fields.Add(pointer + "/name", role.Employer, role.Confidence),
                Position = fields.Add(pointer + "/position", role.Title, role.Confidence),
                Location = fields.Add(pointer + "/location", role.Place, 0.8),
                Description = role.Rest.Count == 0 ? null : fields.Add(pointer + "/description", string.Join(", ", role.Rest.Select(cut => cut.Text)), 0.5, role.Rest),
                StartDate = start,
                EndDate = end,
                Summary = text,
                Highlights = highlights,
            });
        }
    }

    private void ReadVolunteer(Section section)
    {
        var entries = EntriesOf(section);
        if (!entries.Exists(entry => entry.Date is not null) && !entries.Exists(entry => entry.Header.Count > 0 && entry.Body.Count > 0))
        {
            ReadCustom(section);
            return;
        }

        foreach (var role in Roles.Read(entries))
        {
            if (role.Title is null && role.Employer is null)
            {
                continue;
            }

            var pointer = $"/volunteer/{volunteer.Count}";
            var (start, end) = Dated(pointer, role.Entry, lone: true);
            var (text, highlights) = Body(pointer, role.Entry.Body);
            volunteer.Add(new Volunteer
            {
                Organization = fields.Add(pointer + "/organization", role.Employer, role.Confidence),
                Position = fields.Add(pointer + "/position", role.Title, role.Confidence),
                StartDate = start,
                EndDate = end,
                Summary = text,
                Highlights = highlights,
            });
        }
    }

    private void ReadEducation(Section section)
    {
        foreach (var school in Schools.Read(EntriesOf(section)))
        {
            if (school.Institution is null && school.StudyType is null && school.Area is null)
            {
                continue;
            }

            var pointer = $"/education/{education.Count}";
            var (start, end) = Dated(pointer, school.Entry, lone: false);
            var courses = Courses(school.Entry).Select((item, i) => fields.Add($"{pointer}/courses/{i}", Paragraphs.Join(item), 0.8, item)!).ToList();
            UseBetween(school.StudyType, school.Area);
            UseBetween(school.Area ?? school.StudyType, school.Institution);

            education.Add(new Education
            {
                Institution = fields.Add(pointer + "/institution", school.Institution, school.Confidence),
                StudyType = fields.Add(pointer + "/studyType", school.StudyType, 0.85),
                Area = fields.Add(pointer + "/area", school.Area, 0.75),
                StartDate = start,
                EndDate = end,
                Score = school.Score is { } score ? fields.Add(pointer + "/score", score.Value, 0.9, score.Source) : null,
                Courses = OrNull(courses),
                Other = PlaceOf(pointer, school.Places),
            });
        }
    }

    /// <summary>JSON Resume has no place for where a school or a prize was; as a member of its own it is kept.</summary>
    private Dictionary<string, JsonElement>? PlaceOf(string pointer, List<Cut> places) => places.Count == 0
        ? null
        : new Dictionary<string, JsonElement> { ["location"] = JsonSerializer.SerializeToElement(fields.Add(pointer + "/location", places[0], 0.8)) };

    /// <summary>"Relevant coursework: Compilers, Databases", which may go on over several lines.</summary>
    private static List<List<Cut>> Courses(Entry entry)
    {
        var items = new List<Cut>();
        SourceLine? above = null;
        foreach (var line in entry.Header.Concat(entry.Body))
        {
            var colon = line.Text.IndexOf(':', StringComparison.Ordinal);
            if (colon is > 0 and < 40 && Headings.Find(line.Text[..colon]) is { Kind: SectionKind.Courses } label)
            {
                // "Incoming courses" says more than its field does.
                line.Use(0, label.Exact ? colon + 1 : 0);
                items.AddRange(SkillLists.Items(new Cut(line, colon + 1, line.Text.Length).Trimmed()));
                above = line;
            }
            else if (above is not null && !line.Bullet && colon < 0 && Entries.HeaderDate(line) is null && !line.Bold)
            {
                items.AddRange(SkillLists.Items(line.Whole));
                above = line;
            }
            else
            {
                above = null;
            }
        }

        return SkillLists.Joined(items);
    }

    private void ReadCourses(Section section)
    {
        var at = education.Count - 1;
        var courses = education[at].Courses?.ToList() ?? [];
        foreach (var item in section.Lines.SelectMany(line => SkillLists.Items(line.Whole)))
        {
            courses.Add(fields.Add($"/education/{at}/courses/{courses.Count}", item, 0.7)!);
        }

        education[at] = education[at] with { Courses = OrNull(courses) };
    }

    private void ReadProjects(Section section)
    {
        foreach (var entry in EntriesOf(section))
        {
            var (parts, _) = Pieces.Read(entry);
            if (parts.Count == 0 && !NamedInText(entry, parts))
            {
                continue;
            }

            var pointer = $"/projects/{projects.Count}";
            var name = Pieces.At(parts[0].Cut, " — ", " – ").First();
            var rest = parts.Skip(1).Select(part => part.Cut).ToList();
            if (name.Length < parts[0].Cut.Length)
            {
                rest.Insert(0, new Cut(name.Line, name.End, parts[0].Cut.End).Trimmed(" —–"));
            }

            var (start, end) = Dated(pointer, entry, lone: true);
            var (text, highlights) = Body(pointer, entry.Body);
            var url = rest.Find(cut => Contacts.IsUrl(cut.Text));
            var link = entry.Header.SelectMany(line => line.Runs).FirstOrDefault(run => run.Link is not null)?.Link;
            rest.RemoveAll(cut => cut == url && url.Line is not null);
            var keywords = rest.Where(cut => cut.Text.Count(c => c == ',') >= 2).SelectMany(SkillLists.Items).ToList();
            rest.RemoveAll(cut => cut.Text.Count(c => c == ',') >= 2);
            var description = rest.Count == 0 ? null : fields.Add(pointer + "/description", string.Join(", ", rest.Select(cut => cut.Text)), 0.6, rest);
            projects.Add(new Project
            {
                Name = fields.Add(pointer + "/name", name, 0.85),
                Description = description is null ? text : text is null ? description : description + " " + text,
                StartDate = start,
                EndDate = end,
                Url = url.Line is not null ? fields.Add(pointer + "/url", url, 0.9) : link,
                Highlights = highlights,
                Keywords = OrNull(keywords.Select((item, i) => fields.Add($"{pointer}/keywords/{i}", item, 0.7)!).ToList()),
            });
        }
    }

    /// <summary>"Tilekeeper: a cache for map tiles that survives restarts."</summary>
    private static bool NamedInText(Entry entry, List<Piece> parts)
    {
        if (entry.Body.Count == 0 || entry.Body[0].Text.IndexOf(": ", StringComparison.Ordinal) is not (> 1 and < 40 and var colon))
        {
            return false;
        }

        var line = entry.Body[0];
        parts.Add(new Piece(new Cut(line, 0, colon), 0, 0));
        parts.Add(new Piece(new Cut(line, colon + 2, line.Text.Length), 0, 0));
        entry.Body.RemoveAt(0);
        return true;
    }

    /// <summary>"in" or "at" between two fields of a line has said what it had to say.</summary>
    private static void UseBetween(Cut? first, Cut? second)
    {
        if (first is { } left && second is { } right && left.Line == right.Line && left.End < right.Start && right.Start - left.End <= 6)
        {
            left.Line.Use(left.End, right.Start);
        }
    }

    private (string? Start, string? End) Dated(string pointer, Entry entry, bool lone)
    {
        if (entry.Date is not { } date)
        {
            return (null, null);
        }

        var span = date.Span;
        if (span.IsEmpty)
        {
            return (null, null);
        }

        if (span.IsRange)
        {
            return (fields.Add(pointer + "/startDate", span.From, 0.95, date.Cut), fields.Add(pointer + "/endDate", span.To, 0.95, date.Cut));
        }

        // One date alone is when something happened; of a school, when it ended.
        return (lone ? fields.Add(pointer + "/startDate", span.From, 0.7, date.Cut) : null, fields.Add(pointer + "/endDate", span.From, 0.7, date.Cut));
    }

    private (string? Text, List<string>? Highlights) Body(string pointer, List<SourceLine> body, string textMember = "/summary")
    {
        var parts = Paragraphs.Read(body);
        var texts = parts.Texts.SelectMany(text => text).ToList();
        var highlights = parts.Items.Select((item, i) => fields.Add($"{pointer}/highlights/{i}", Paragraphs.Join(item), 0.9, item)!).ToList();
        return (texts.Count == 0 ? null : fields.Add(pointer + textMember, Paragraphs.Join(texts), 0.7, texts), OrNull(highlights));
    }

    /// <summary>Entries of a section. Where lines were joined or split for them, these count from here on and no longer those they were made of.</summary>
    private List<Entry> EntriesOf(Section section)
    {
        var entries = Labelled.Read(section.Lines) ?? Entries.Read(section.Lines);
        read.ExceptWith(section.Lines);
        read.UnionWith(entries.SelectMany(entry => entry.Header.Concat(entry.Body)));
        foreach (var label in entries.SelectMany(entry => entry.Labels))
        {
            label.Whole.Use();
            read.Add(label);
        }

        return entries;
    }

    private static List<T>? OrNull<T>(List<T> list) => list.Count > 0 ? list : null;

    private static string Member(SectionKind kind) => kind switch
    {
        SectionKind.Top or SectionKind.Contact or SectionKind.Summary => "basics",
        SectionKind.Profiles => "basics/profiles",
        SectionKind.Courses => "education",
        SectionKind.Custom => "x-sections",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
