namespace Uplift.Resumes.Import;

/// <summary>Sentences that begin on the line that names an entry, as in description lists.</summary>
internal static class Sentences
{
    /// <summary>"2019–2021 Editor, Quillpoint. Kept the books and": what is told goes on behind the name and is a line of its own.</summary>
    /// <param name="told">Takes the lines that begin with a sentence.</param>
    public static List<SourceLine> Apart(List<SourceLine> lines, HashSet<SourceLine> told)
    {
        var apart = new List<SourceLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].Bullet && Told(lines[i], i + 1 < lines.Count ? lines[i + 1] : null) is { } at)
            {
                apart.Add(lines[i].Part(0, at));
                apart.Add(lines[i].Part(at + 2, lines[i].Text.Length));
                told.Add(apart[^1]);
            }
            else
            {
                apart.Add(lines[i]);
            }
        }

        return apart;
    }

    /// <returns>Where the first sentence behind the date and the names begins, at the stop before it.</returns>
    private static int? Told(SourceLine line, SourceLine? below)
    {
        if (!line.Text.Contains(". ", StringComparison.Ordinal) || Dates.Find(line.Text).FirstOrDefault(date => date.IsRange) is not { } range)
        {
            return null;
        }

        for (var at = line.Text.IndexOf(". ", range.End, StringComparison.Ordinal); at > 0 && at - range.End < 100; at = line.Text.IndexOf(". ", at + 2, StringComparison.Ordinal))
        {
            var named = string.Concat(line.Text.AsSpan(0, range.Start), line.Text.AsSpan(range.End, at - range.End)).Trim();
            if (!named.Any(char.IsLetter) || Words.IsProse(named))
            {
                return null;
            }

            var words = line.Text[(at + 2)..].Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
            var small = words.Take(5).Count(word => char.IsLower(word[0]));
            if (words.Length > 0 && char.IsUpper(words[0][0]) && (small >= 2 || (words.Length < 4 && below is { Bullet: false } && char.IsLower(below.Text[0]))))
            {
                return at;
            }
        }

        return null;
    }
}
