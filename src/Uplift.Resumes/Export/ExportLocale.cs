using System.Globalization;

namespace Uplift.Resumes.Export;

/// <summary>The words of a resume that are not the person's: headings, months, "Present".</summary>
/// <remarks>Months are the abbreviations of Unicode CLDR 44; kept here, as those of the machine change with its version.</remarks>
internal sealed record ExportLocale(string Code, string Present, IReadOnlyList<string> Months, IReadOnlyDictionary<string, string> Words)
{
    private static readonly string[] Keys =
    [
        "resume", "summary", "work", "projects", "education", "skills", "certificates", "languages", "publications", "awards",
        "volunteer", "interests", "references", "grade", "courses", "roles", "technologies", "type",
    ];

    private static readonly ExportLocale[] All =
    [
        Create(
            "en",
            "Present",
            "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
            "Resume|Summary|Experience|Projects|Education|Skills|Certificates|Languages|Publications|Awards|Volunteering|Interests|References|Grade|Courses|Roles|Technologies|Type"),
        Create(
            "de",
            "heute",
            "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
            "Lebenslauf|Profil|Berufserfahrung|Projekte|Ausbildung|Kenntnisse|Zertifikate|Sprachen|Veröffentlichungen|Auszeichnungen|Ehrenamt|Interessen|Referenzen|Note|Kurse|Rollen|Technologien|Art"),
        Create(
            "fr",
            "aujourd’hui",
            "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
            "Curriculum vitae|Profil|Expérience professionnelle|Projets|Formation|Compétences|Certifications|Langues|Publications|Distinctions|Bénévolat|Centres d’intérêt|Références|Mention|Cours|Rôles|Technologies|Type"),
        Create(
            "es",
            "actualidad",
            "ene feb mar abr may jun jul ago sept oct nov dic",
            "Currículum|Perfil|Experiencia profesional|Proyectos|Educación|Habilidades|Certificados|Idiomas|Publicaciones|Premios|Voluntariado|Intereses|Referencias|Nota|Cursos|Funciones|Tecnologías|Tipo"),
        Create(
            "pt",
            "atualmente",
            "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
            "Currículo|Perfil|Experiência profissional|Projetos|Formação|Competências|Certificados|Idiomas|Publicações|Prêmios|Voluntariado|Interesses|Referências|Nota|Disciplinas|Funções|Tecnologias|Tipo"),
    ];

    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(locale => locale.Code)];

    /// <summary>By language alone ("pt-BR" is "pt"); English for one that is not here.</summary>
    public static ExportLocale Of(string? tag)
    {
        var language = (tag ?? "").Split('-', '_')[0];
        return Array.Find(All, locale => string.Equals(locale.Code, language, StringComparison.OrdinalIgnoreCase)) ?? All[0];
    }

    public static bool Knows(string tag) => Codes.Contains(tag.Split('-', '_')[0], StringComparer.OrdinalIgnoreCase);

    public string this[string key] => Words[key];

    /// <summary>The one whose words most of the headings are.</summary>
    public static ExportLocale ByHeadings(IEnumerable<string> headings)
    {
        var all = headings.ToList();
        return All.MaxBy(locale => all.Count(heading => locale.KeyOf(heading) is not null))!;
    }

    /// <summary>Whether one of the headings is a word of some locale.</summary>
    public static bool Knows(IEnumerable<string> headings) => headings.Any(heading => Array.Exists(All, locale => locale.KeyOf(heading) is not null));

    /// <summary>Which word this is; null for one that is not here.</summary>
    public string? KeyOf(string word) => Words.FirstOrDefault(pair => string.Equals(pair.Value, word, StringComparison.OrdinalIgnoreCase)).Key;

    /// <summary>What <see cref="Range"/> was made of: dates as JSON Resume writes them, other words as they stand.</summary>
    public (string? From, string? To) Ends(string range)
    {
        var parts = range.Split(" – ");
        return parts.Length switch
        {
            1 => (Iso(range), Iso(range)),
            2 when parts[1] == Present => (Iso(parts[0]), null),
            2 => (Iso(parts[0]), Iso(parts[1])),
            _ => (range, null),
        };
    }

    private string Iso(string date)
    {
        var month = Months.ToList().FindIndex(name => date.Length == name.Length + 5 && date.StartsWith(name + " ", StringComparison.Ordinal)) + 1;
        return month > 0 && date[^4..].All(char.IsAsciiDigit)
            ? string.Create(CultureInfo.InvariantCulture, $"{date[^4..]}-{month:00}")
            : date;
    }

    /// <summary>"Mar 2024" of "2024-03" or "2024-03-31", "2024" of "2024"; what is no date stays as it is.</summary>
    public string Date(string date)
    {
        var trimmed = date.Trim();
        var parts = trimmed.Split('T')[0].Split('-');
        if (parts.Length is not (2 or 3)
            || parts[0].Length != 4
            || !parts.All(part => part.Length is 2 or 4 && part.All(char.IsAsciiDigit))
            || int.Parse(parts[1], CultureInfo.InvariantCulture) is not (>= 1 and <= 12 and var month))
        {
            return trimmed;
        }

        return $"{Months[month - 1]} {parts[0]}";
    }

    /// <summary>"Mar 2021 – Present"; empty without dates, and one date where both are the same.</summary>
    public string Range(string? start, string? end)
    {
        var (from, to) = (string.IsNullOrWhiteSpace(start) ? "" : Date(start), string.IsNullOrWhiteSpace(end) ? "" : Date(end));
        return (from, to) switch
        {
            ("", _) => to,
            (_, "") => $"{from} – {Present}",
            _ => from == to ? from : $"{from} – {to}",
        };
    }

    private static ExportLocale Create(string code, string present, string months, string words)
    {
        var texts = words.Split('|');
        var named = new Dictionary<string, string>();
        for (var i = 0; i < Keys.Length; i++)
        {
            named[Keys[i]] = texts[i];
        }

        return new ExportLocale(code, present, months.Split(' '), named);
    }
}
