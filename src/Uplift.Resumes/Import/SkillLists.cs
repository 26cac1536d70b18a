using System.Collections.Frozen;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Import;

/// <summary>Skills, languages and interests: groups with a label, lists with commas or bullets, one a line, names with a level below.</summary>
internal static class SkillLists
{
    private static readonly FrozenSet<string> Levels = FrozenSet.ToFrozenSet(
    [
        "beginner", "novice", "basic", "basics", "elementary", "intermediate", "advanced", "expert", "proficient", "fluent", "native", "bilingual", "professional", "conversational", "master",
        "a1", "a2", "b1", "b2", "c1", "c2", "native speaker", "mother tongue", "fluently", "working proficiency", "limited working proficiency", "professional working proficiency",
        "full professional proficiency", "native or bilingual proficiency", "elementary proficiency", "experienced", "competent", "familiar", "good", "very good", "excellent", "skilled", "limited", "business fluent",
        "muttersprache", "muttersprachler", "fließend", "verhandlungssicher", "grundkenntnisse", "fortgeschritten", "sehr gut", "gut", "experte", "anfänger",
        "langue maternelle", "courant", "bilingue", "notions", "intermédiaire", "débutant", "avancé", "lu écrit parlé", "scolaire",
        "nativo", "nativa", "fluido", "avanzado", "intermedio", "básico", "lengua materna", "bilingüe", "fluente", "avançado", "intermediário", "língua materna", "experto", "principiante",
    ]);

    /// <param name="Name">The label of a group, or the one skill; two cuts when a line break tore it.</param>
    internal sealed record Group(List<Cut> Name, Cut? Level, List<Cut> Items);

    public static List<Group> Read(List<SourceLine> lines)
    {
        var groups = new List<Group>();
        Group? open = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var whole = line.Whole;
            if ((Label(line) ?? RowLike(line, i > 0 ? lines[i - 1] : null)) is { } label)
            {
                open = new Group([label.Name], null, []);
                groups.Add(open);
                AddItems(open, label.Items);
                continue;
            }

            if (IsLevel(whole.Text) && groups.Count > 0 && groups[^1] is { Level: null } last)
            {
                groups[^1] = last with { Level = whole };
                open = groups[^1];
                continue;
            }

            var named = i + 1 < lines.Count && IsName(line, lines[i + 1]);
            if (named)
            {
                open = new Group([whole.Trimmed(" :,")], null, []);
                groups.Add(open);
                continue;
            }

            if (open is not null && BelongsTo(open, line, i > 0 ? lines[i - 1] : null))
            {
                AddItems(open, whole);
                continue;
            }

            open = null;
            foreach (var item in Items(whole))
            {
                // A list without a label that wraps: the last word of a line may be the first half of a skill.
                if (i > 0 && item.Start == 0 && groups.Count > 0 && groups[^1] is { Items.Count: 0, Level: null } above && above.Name[^1] is var half
                    && half.Line == lines[i - 1] && half.End == lines[i - 1].Text.Length && ContinuesList(lines[i - 1], line))
                {
                    above.Name.Add(item);
                }
                else
                {
                    groups.Add(new Group([item], null, []));
                }
            }
        }

        return groups;
    }

    private static bool ContinuesList(SourceLine above, SourceLine line) =>
        !line.Bullet && above.Text.Contains(',', StringComparison.Ordinal) && line.Look == above.Look && Math.Abs(line.Left - above.TextLeft) < 6 && above.Box.Width > line.Box.Width * 1.5;

    private static bool BelongsTo(Group open, SourceLine line, SourceLine? above)
    {
        if (line.Bullet && above is { Bullet: true })
        {
            return false;
        }

        var name = open.Name[0].Line;
        if (name.Look.Bold && !line.Bold && name.Whole.Length == open.Name[0].Length)
        {
            return true;
        }

        // Below a name and its level, in another look.
        if (above is not null && open.Level is { } level && level.Line == above && line.Look != name.Look && line.Text.Contains(',', StringComparison.Ordinal))
        {
            return true;
        }

        return above is not null && !line.Bullet && (above.Text.TrimEnd().EndsWith(',') || above.Text.TrimEnd().EndsWith(':') || line.Left > name.Left + 3
            || char.IsLower(line.Text[0]) || (above.Box.Right - line.Left > 250 && line.Gap < line.Box.Height && !line.Bold));
    }

    /// <summary>"Languages: Go, Rust", or a label in a cell or style of its own.</summary>
    private static (Cut Name, Cut Items)? Label(SourceLine line)
    {
        var text = line.Text;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is > 0 and < 50 && !text[..colon].Contains(',', StringComparison.Ordinal) | colon < 34 && !text[colon..].StartsWith("://", StringComparison.Ordinal))
        {
            return (new Cut(line, 0, colon).Trimmed(" •"), new Cut(line, colon + 1, text.Length).Trimmed(" \t•–-"));
        }

        var cells = line.Cells().ToList();
        if (cells.Count == 2 && !cells[0].Text.Contains(',', StringComparison.Ordinal) && cells[0].Length < 32
            && (cells[1].Text.Contains(',', StringComparison.Ordinal) || cells[0].Run.Style.Bold != cells[1].Run.Style.Bold))
        {
            return (cells[0], cells[1]);
        }

        if (cells.Count == 1 && line.Runs.Count >= 2 && line.Runs[0].Style.Bold && !line.Runs[^1].Style.Bold && text.Contains(',', StringComparison.Ordinal))
        {
            var end = line.Runs.Last(run => run.Style.Bold && run.Start < text.Length / 2).End;
            if (end < 40)
            {
                return (new Cut(line, 0, end).Trimmed(" :–—-"), new Cut(line, end, text.Length).Trimmed(" :–—-"));
            }
        }

        return null;
    }

    /// <summary>A single skill in the second cell below a list in the one above it.</summary>
    private static (Cut Name, Cut Items)? RowLike(SourceLine line, SourceLine? above) =>
        above is not null && Label(above) is { } upper && upper.Items.Length > 0 && above.Cells().Count() == 2 && line.Cells().ToList() is [var name, var item]
        && Math.Abs(name.Run.Box.Left - upper.Name.Run.Box.Left) < 3 && Math.Abs(item.Run.Box.Left - upper.Items.Run.Box.Left) < 3
            ? (name, item)
            : null;

    /// <summary>A name whose items or level stand on the next line, in another look.</summary>
    private static bool IsName(SourceLine line, SourceLine next) =>
        !line.Text.Contains(',', StringComparison.Ordinal) && !line.HasCells && line.Text.Length < 40 && line.Bold && !next.Bold
        && (next.Gap < line.Box.Height * 1.2);

    private static void AddItems(Group group, Cut cut) => group.Items.AddRange(Items(cut));

    /// <summary>At commas, bullets, bars and cells, but not inside parentheses.</summary>
    public static IEnumerable<Cut> Items(Cut cut) => Pieces.At(cut, ", ", "; ", ";", "•", " · ", " | ", "|", "\t", " ∙ ", ",")
        .Select(item => item.Trimmed(" ,.;:•·|").Length > 0 ? Dotted(item.Trimmed(" ,;:•·|")) : item)
        .Where(item => item.Length > 0 && item.Text.Any(char.IsLetterOrDigit));

    /// <summary>The full stop behind the last item is none of it, the one of "etc." or ".NET" is.</summary>
    private static Cut Dotted(Cut item) =>
        item.Text.EndsWith('.') && item.Text.Count(c => c == '.') == 1 && item.Text != "etc." ? item.Slice(0, item.Length - 1) : item;

    public static bool IsLevel(string text) => Levels.Contains(text.Trim(' ', '(', ')', '.', ':').ToLowerInvariant().Replace("/", " ", StringComparison.Ordinal));

    public static List<Skill> Skills(List<SourceLine> lines, int start, Fields fields)
    {
        var skills = new List<Skill>();
        foreach (var group in Read(lines))
        {
            var pointer = $"/skills/{start + skills.Count}";
            var name = fields.Add(pointer + "/name", Paragraphs.Join(group.Name), 0.85, group.Name);
            var level = fields.Add(pointer + "/level", group.Level, 0.8);
            var keywords = Joined(group.Items).Select((item, i) => fields.Add($"{pointer}/keywords/{i}", Paragraphs.Join(item), 0.9, item)!).ToList();
            skills.Add(new Skill { Name = name, Level = level, Keywords = keywords.Count > 0 ? keywords : null });
        }

        return skills;
    }

    /// <summary>Puts an item together that a line break tore: nothing but the break parts it from the next.</summary>
    public static List<List<Cut>> Joined(List<Cut> items)
    {
        var joined = new List<List<Cut>>();
        foreach (var item in items)
        {
            if (joined.Count > 0 && joined[^1][^1] is var last && last.Line != item.Line && item.Start <= 1
                && last.Line.Text[last.End..].Trim().Length == 0 && last.Line.Text.Contains(',', StringComparison.Ordinal) && !item.Line.Bullet)
            {
                joined[^1].Add(item);
            }
            else
            {
                joined.Add([item]);
            }
        }

        return joined;
    }

    public static List<Language> Languages(List<SourceLine> lines, int start, Fields fields)
    {
        var languages = new List<Language>();
        foreach (var line in lines)
        {
            foreach (var part in Pieces.At(line.Whole, ", ", "; ", "•", " | ", "|", " · ").Where(part => part.Length > 0))
            {
                var pointer = $"/languages/{start + languages.Count}";
                if (IsLevel(part.Text) && languages.Count > 0 && languages[^1].Fluency is null)
                {
                    languages[^1] = languages[^1] with { Fluency = fields.Add($"/languages/{start + languages.Count - 1}/fluency", part, 0.9) };
                    continue;
                }

                var text = part.Text;
                var at = text.IndexOfAny(['(', ':', '\t']);
                if (at < 0)
                {
                    at = ((string[])[" – ", " — ", " - "]).Select(separator => text.IndexOf(separator, StringComparison.Ordinal)).Where(found => found > 0).DefaultIfEmpty(-1).Min();
                }

                var style = line.Runs.FirstOrDefault(run => run.Start > part.Start && run.Start < part.End);
                if (at < 0 && style is not null)
                {
                    at = style.Start - part.Start;
                }

                var name = at > 0 ? part.Slice(0, at).Trimmed(" :–—-(,") : part.Trimmed(" .,");
                var fluency = at > 0 ? part.Slice(at, text.Length).Trimmed(" \t:–—-(),") : (Cut?)null;
                if (name.Length == 0)
                {
                    continue;
                }

                languages.Add(new Language { Name = fields.Add(pointer + "/language", name, 0.9), Fluency = fields.Add(pointer + "/fluency", fluency, 0.85) });
            }
        }

        return languages;
    }

    public static List<Interest> Interests(List<SourceLine> lines, int start, Fields fields)
    {
        var interests = new List<Interest>();
        foreach (var group in Read(lines))
        {
            var pointer = $"/interests/{start + interests.Count}";
            var name = fields.Add(pointer + "/name", Paragraphs.Join(group.Name), 0.85, group.Name);
            var keywords = Joined(group.Items).Select((item, i) => fields.Add($"{pointer}/keywords/{i}", Paragraphs.Join(item), 0.85, item)!).ToList();
            interests.Add(new Interest { Name = name, Keywords = keywords.Count > 0 ? keywords : null });
        }

        return interests;
    }
}
