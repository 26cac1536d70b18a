using System.Collections.Frozen;

namespace Uplift.Resumes.Import;

/// <summary>What the labels of an entry say, where each field has one: "Employer: …", "Position: …", "Dates: …".</summary>
internal sealed class Told
{
    public Cut? Title { get; set; }

    public Cut? Employer { get; set; }

    public Cut? Place { get; set; }

    public Cut? School { get; set; }

    public Cut? Degree { get; set; }
}

/// <summary>Reads entries in which each field stands behind its name, as forms, Europass and many résumés from India write them.</summary>
internal static class Labelled
{
    private enum Field
    {
        Title,
        Employer,
        Dates,
        Place,
        Duties,
        School,
        Degree,

        /// <summary>A label of its own that the dictionary does not know.</summary>
        Other,
    }

    private static readonly FrozenDictionary<string, Field> Names = Build();

    private sealed record Row(Field Field, List<SourceLine> Values)
    {
        public List<SourceLine> Names { get; } = [];
    }

    /// <returns>Null where labels do not carry the section.</returns>
    public static List<Entry>? Read(List<SourceLine> lines)
    {
        if (Table(lines) is { } table)
        {
            return table;
        }

        if (lines.Where((line, i) => Label(line, i + 1 < lines.Count ? lines[i + 1] : null) is { Field: Field.Title or Field.Employer or Field.School or Field.Degree }).Count() < 2)
        {
            return null;
        }

        var rows = Rows(lines, out var before);
        if (!rows.Exists(row => row.Field is Field.Title or Field.Degree or Field.Dates) || !rows.Exists(row => row.Field is Field.Employer or Field.School))
        {
            return null;
        }

        var entries = Entries.Read(before);
        var seen = new HashSet<Field>();
        foreach (var (index, row) in rows.Index())
        {
            if (index == 0 || (row.Field is not (Field.Duties or Field.Other) && !seen.Add(row.Field)))
            {
                entries.Add(new Entry { Told = new Told() });
                seen = [row.Field];
            }

            Put(entries[^1], row);
        }

        return entries;
    }

    /// <summary>Names a field of a job or a school.</summary>
    public static bool IsName(string text) => Names.ContainsKey(Key(text));

    /// <summary>"Period | Employer | Position" over rows of as many cells.</summary>
    private static List<Entry>? Table(List<SourceLine> lines)
    {
        var head = lines.FindIndex(line => line.HasCells && line.Cells().ToList() is { Count: >= 3 } cells && cells.TrueForAll(cell => Names.ContainsKey(Key(cell.Text))));
        if (head is < 0 or > 2 || !lines[head].Cells().Any(cell => Names[Key(cell.Text)] is Field.Title or Field.Degree))
        {
            return null;
        }

        var columns = lines[head].Cells().Select(cell => Names[Key(cell.Text)]).ToList();
        var entries = new List<Entry>();
        var before = lines.Take(head).ToList();
        foreach (var line in lines.Skip(head + 1))
        {
            var cells = line.Cells().ToList();
            if (cells.Count != columns.Count)
            {
                if (entries.Count == 0)
                {
                    return null;
                }

                entries[^1].Body.Add(line);
                continue;
            }

            var entry = new Entry { Told = new Told() };
            entry.Body.AddRange(before);
            before.Clear();
            entries.Add(entry);
            for (var c = 0; c < cells.Count; c++)
            {
                Put(entry, new Row(columns[c], [line.Part(cells[c].Start, cells[c].End)]));
            }
        }

        if (entries.Count == 0)
        {
            return null;
        }

        entries[0].Labels.Add(lines[head].Part(0, lines[head].Text.Length));
        return entries;
    }

    private static void Put(Entry entry, Row row)
    {
        entry.Labels.AddRange(row.Names);
        if (row.Field is Field.Duties or Field.Other)
        {
            entry.Body.AddRange(row.Values);
            return;
        }

        entry.Header.AddRange(row.Values);
        if (row.Values.Count == 0)
        {
            return;
        }

        var told = entry.Told!;
        var value = row.Values[0].Whole;
        switch (row.Field)
        {
            case Field.Title:
                told.Title = value;
                break;
            case Field.Employer:
                (told.Employer, told.Place) = WithoutTown(value) is { } split ? (split.Name, told.Place ?? split.Town) : (value, told.Place);
                break;
            case Field.Place:
                told.Place = value;
                break;
            case Field.School:
                told.School = value;
                break;
            case Field.Degree:
                told.Degree = value;
                break;
            case Field.Dates:
                entry.Date = Entries.HeaderDate(row.Values[0]);
                break;
        }
    }

    /// <summary>A label "name and address" has both behind it.</summary>
    private static (Cut Name, Cut Town)? WithoutTown(Cut value) =>
        value.Text.IndexOf(", ", StringComparison.Ordinal) is > 1 and var comma && value.Slice(comma + 2, value.Length) is var town
        && (Words.IsPlace(town.Text) || Words.IsTownLike(town.Text) || town.Text.Any(char.IsDigit))
            ? (value.Slice(0, comma), town.Trimmed())
            : null;

    /// <param name="before">The lines above the first label.</param>
    private static List<Row> Rows(List<SourceLine> lines, out List<SourceLine> before)
    {
        var rows = new List<Row>();
        before = [];
        var repeated = lines.Where(line => line.HasCells).Select(line => Key(line.Cells().First().Text)).GroupBy(key => key).Where(key => key.Count() > 1).Select(key => key.Key).ToHashSet();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var below = i + 1 < lines.Count ? lines[i + 1] : null;
            if (Label(line, below) is { } label)
            {
                var row = new Row(label.Field, []);
                rows.Add(row);
                row.Names.Add(line.Part(0, label.End));
                if (label.End < line.Text.Length)
                {
                    row.Values.Add(line.Part(label.End, line.Text.Length));
                }

                if (label.Wrapped)
                {
                    // The second half of the label has the next line of the value beside it.
                    i++;
                    row.Names.Add(below!.Part(0, below.Cells().First().End));
                    if (below.HasCells)
                    {
                        row.Values.Add(below.Part(below.Cells().First().End, below.Text.Length));
                    }
                }

                continue;
            }

            // An unknown label that comes back in each entry; what stands behind it tells dates from the rest.
            if (line.HasCells && line.Cells().First() is { Length: < 40 } cell && repeated.Contains(Key(cell.Text)) && Dates.Find(cell.Text).Count == 0)
            {
                var value = line.Part(cell.End, line.Text.Length);
                var dates = PageLines.IsDateAlone(value.Text);
                rows.Add(dates ? new Row(Field.Dates, [value]) { Names = { line.Part(0, cell.End) } } : new Row(Field.Other, [line]));
                continue;
            }

            (rows.Count > 0 ? rows[^1].Values : before).Add(line);
        }

        return rows;
    }

    private static (Field Field, int End, bool Wrapped)? Label(SourceLine line, SourceLine? below)
    {
        var text = line.Text;
        if (text.Length > 400)
        {
            return null;
        }

        var cell = line.HasCells ? line.Cells().First() : line.Whole;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is > 2 and < 60 && Names.TryGetValue(Key(text[..colon]), out var field))
        {
            return (field, colon + 1, false);
        }

        if (!line.HasCells)
        {
            return Prefix(text) is { } prefix ? prefix
                : below is { HasCells: false } && text.Length + below.Text.Length < 80 && Names.TryGetValue(Key(text + " " + below.Text), out field) ? (field, text.Length, true)
                : null;
        }

        if (Names.TryGetValue(Key(cell.Text), out field))
        {
            return (field, cell.End, false);
        }

        return below is not null && Names.TryGetValue(Key(cell.Text + " " + below.Cells().First().Text), out field) ? (field, cell.End, true) : null;
    }

    /// <summary>A label that touches its value: of one word it may be the value's first, so only "Dates" before a date and labels of three words count.</summary>
    private static (Field Field, int End, bool Wrapped)? Prefix(string text)
    {
        for (var at = text.LastIndexOf(' '); at > 0; at = text.LastIndexOf(' ', at - 1))
        {
            if (at < 80 && Names.TryGetValue(Key(text[..at]), out var field)
                && (text.AsSpan(0, at).Count(' ') >= 2 || (field == Field.Dates && PageLines.IsDateAlone(text[at..]))))
            {
                return (field, at, false);
            }
        }

        return Names.TryGetValue(Key(text), out var whole) && text.Count(c => c == ' ') >= 2 ? (whole, text.Length, false) : null;
    }

    private static string Key(string text) => string.Join(' ', Words.Plain(text).Split([' ', ':', '/', '(', ')', '\'', '’', ',', '-', '–'], StringSplitOptions.RemoveEmptyEntries));

    private static FrozenDictionary<string, Field> Build()
    {
        var names = new Dictionary<string, Field>();
        Add(Field.Title, """
            position|job title|title|role|designation|occupation|job position|position held|position title|occupation or position held|beruf oder funktion|funktion|stelle|berufsbezeichnung|rolle|tätigkeit als|tätig als|beschäftigt als
            poste|fonction|poste occupé|emploi|intitulé du poste|métier|titre|fonction ou poste occupé|cargo|puesto|cargo ocupado|puesto o cargo ocupados|profesión o cargo desempeñado|ocupación
            função|função ou cargo ocupado|cargo ou função|profissão ou cargo ocupado
            """);
        Add(Field.Employer, """
            employer|company|company name|organization|organisation|employer name|name of employer|name of company|name and address of employer|name and address of the employer|arbeitgeber|firma|unternehmen|betrieb
            name und adresse des arbeitgebers|employeur|entreprise|société|nom et adresse de l employeur|empresa|empleador|compañía|nombre y dirección de la empresa|nombre y dirección del empleador
            nome e endereço do empregador|nome e morada do empregador|empregador
            """);
        Add(Field.Dates, """
            date|dates|duration|period|dates from to|timeframe|tenure|from to|time period|year|years|zeitraum|zeit|datum|dauer|daten|von bis|jahr|jahre|période|durée|du au|de à|année|années|fecha|fechas|periodo|período|duración|data|datas|duração
            """);
        Add(Field.Place, "location|place|city|work location|ort|standort|einsatzort|lieu|ville|ubicación|lugar|ciudad|localidad|local|localização|cidade");
        Add(Field.Duties, """
            responsibilities|duties|tasks|description|job description|main activities and responsibilities|main duties|key responsibilities|roles and responsibilities|role and responsibilities|activities|achievements|key tasks|main tasks|key duties
            aufgaben|aufgabengebiet|hauptaufgaben|aufgabenschwerpunkte|schwerpunkte|verantwortlichkeiten|tätigkeiten|tätigkeit|wichtigste tätigkeiten und zuständigkeiten|missions|missions principales|tâches|tâches principales|activités|réalisations|principales activités et responsabilités|responsabilités
            funciones|responsabilidades|principales actividades y responsabilidades|actividades|tareas|atividades|principais atividades e responsabilidades|principais actividades e responsabilidades
            """);
        Add(Field.School, """
            school|institution|institute|university|college|school name|name of institution|name and type of organisation|name and type of organisation providing education and training|hochschule|schule|universität|einrichtung|bildungseinrichtung|bildungsstätte|ausbildungsstätte
            name und art der bildungseinrichtung|name und art der bildungs oder ausbildungseinrichtung|établissement|école|université|lycée|organisme|nom et type de l établissement d enseignement ou de formation|centro|institución|universidad
            nombre y tipo de la organización que ha impartido la educación o la formación|instituição|nome e tipo da organização de ensino|nome e tipo da organização de ensino ou formação
            """);
        Add(Field.Degree, """
            degree|qualification|course|title of qualification awarded|title of qualification|degree awarded|abschluss|bezeichnung der erworbenen qualifikation|studiengang|studienfach|fachrichtung|qualifikation|award|bildungsabschluss|schulabschluss|diplôme|diplôme obtenu|titre obtenu|intitulé du diplôme|intitulé du certificat ou diplôme délivré
            titulación|título|título de la cualificación obtenida|designação da qualificação atribuída|título da qualificação atribuída|curso
            """);
        return names.ToFrozenDictionary();

        void Add(Field field, string list)
        {
            foreach (var name in list.Split(['|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                names.TryAdd(Key(name), field);
            }
        }
    }
}
