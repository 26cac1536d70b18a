namespace Uplift.Resumes.Import;

/// <summary>Entries as tags and looks part them.</summary>
internal sealed partial class ToldResume
{
    private sealed class ToldEntry
    {
        public List<Cut> Heading { get; } = [];

        public List<Cut> Date { get; } = [];

        public List<Cut> Organization { get; } = [];

        public List<Cut> Facts { get; } = [];

        public List<Cut> Note { get; } = [];

        public List<List<Cut>> Text { get; } = [];

        public List<List<Cut>> Bullets { get; } = [];

        public List<List<Cut>> Details { get; } = [];
    }

    private List<ToldEntry> EntriesOf(List<SourceLine> content)
    {
        var entries = new List<ToldEntry>();
        SourceLine? above = null;
        List<Cut>? open = null;
        foreach (var line in content)
        {
            var isDate = line.Role == "P" && IsMuted(line.Runs[0]) && PageLines.IsDateAlone(line.Text);
            if (line.Role == "H3" || isDate || entries.Count == 0)
            {
                if (entries.Count == 0 || !(line.Role == "H3" && above is { Role: "H3" } && Wraps(above, line)))
                {
                    entries.Add(new ToldEntry());
                }

                open = null;
            }

            var entry = entries[^1];
            if (line.Role == "H3" || isDate)
            {
                var cells = line.Cells().ToList();
                var dated = IsMuted(cells[^1].Run) && (cells.Count > 1 || isDate || PageLines.IsDateAlone(line.Text)) ? cells[^1] : (Cut?)null;
                foreach (var cell in cells.Where(cell => cell != dated))
                {
                    entry.Heading.Add(cell);
                }

                if (dated is { } date)
                {
                    entry.Date.Add(date);
                }
            }
            else
            {
                open = AddLine(entry, line, above, open);
            }

            above = line;
        }

        return entries;
    }

    private List<Cut>? AddLine(ToldEntry entry, SourceLine line, SourceLine? above, List<Cut>? open)
    {
        if (line.Bullet)
        {
            entry.Bullets.Add([line.Whole]);
            return entry.Bullets[^1];
        }

        if (line.Role is "LI" or "LBody" && open is not null)
        {
            open.Add(line.Whole);
            return open;
        }

        var first = line.Runs[0];
        if (open is not null && above is not null && Wraps(above, line) && !(first.Style.Bold && LabelOf([line.Whole]) is not null))
        {
            open.Add(line.Whole);
            return open;
        }

        if (first.Style.Bold && LabelOf([line.Whole]) is not null)
        {
            entry.Details.Add([line.Whole]);
            return entry.Details[^1];
        }

        var stillHeader = entry.Text.Count + entry.Bullets.Count + entry.Details.Count == 0;
        if (stillHeader && line.Runs.All(run => run.Style.Italic && run.Style.Color != ink))
        {
            entry.Note.Add(line.Whole);
            return entry.Note;
        }

        if (stillHeader && entry.Note.Count == 0 && (first.Style.Italic || first.Style.Color != ink))
        {
            foreach (var fact in FactsOf(line))
            {
                // The organization wraps as text does; facts never do.
                if (IsOrganization(fact.Run))
                {
                    entry.Organization.Add(fact);
                }
                else
                {
                    entry.Facts.Add(fact);
                }
            }

            return null;
        }

        entry.Text.Add([line.Whole]);
        return entry.Text[^1];
    }

    /// <summary>Italic in the colour of the text, or upright in the colour of headings.</summary>
    private bool IsOrganization(StyleRun run) => run.Style.Italic ? run.Style.Color == ink : run.Style.Color != ink && run.Style.Color == Accent;

    private bool IsMuted(StyleRun run) => run.Style.Color != ink && run.Style.Color != Accent;

    private string Accent => lines.First(line => line.Role == "H2").Style.Color;
}
