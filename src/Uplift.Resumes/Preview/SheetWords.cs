using System.Globalization;

namespace Uplift.Resumes.Preview;

/// <summary>Headings and dates of a resume in its own language, which need not be the reader's.</summary>
internal sealed class SheetWords
{
    private static readonly string[] Ids =
    [
        "summary", "work", "projects", "education", "skills", "certificates", "languages", "awards", "publications", "volunteer", "interests",
        "references", "present",
    ];

    private static readonly Dictionary<string, SheetWords> ByLocale = new(StringComparer.Ordinal)
    {
        ["en"] = new("en-GB", ["Summary", "Work experience", "Projects", "Education", "Skills", "Certificates", "Languages", "Awards", "Publications", "Volunteering", "Interests", "References", "Present"]),
        ["de"] = new("de-DE", ["Profil", "Berufserfahrung", "Projekte", "Ausbildung", "Kenntnisse", "Zertifikate", "Sprachen", "Auszeichnungen", "Veröffentlichungen", "Ehrenamt", "Interessen", "Referenzen", "heute"]),
        ["fr"] = new("fr-FR", ["Profil", "Expérience professionnelle", "Projets", "Formation", "Compétences", "Certifications", "Langues", "Distinctions", "Publications", "Bénévolat", "Centres d’intérêt", "Références", "aujourd’hui"]),
        ["es"] = new("es-ES", ["Perfil", "Experiencia laboral", "Proyectos", "Formación", "Competencias", "Certificados", "Idiomas", "Premios", "Publicaciones", "Voluntariado", "Intereses", "Referencias", "actualidad"]),
        ["pt"] = new("pt-PT", ["Perfil", "Experiência profissional", "Projetos", "Formação", "Competências", "Certificados", "Idiomas", "Prémios", "Publicações", "Voluntariado", "Interesses", "Referências", "presente"]),
    };

    private readonly CultureInfo culture;
    private readonly Dictionary<string, string> words;

    private SheetWords(string culture, string[] words) =>
        (this.culture, this.words) = (CultureInfo.GetCultureInfo(culture), Ids.Zip(words).ToDictionary(pair => pair.First, pair => pair.Second));

    public static SheetWords Of(string locale) => ByLocale.GetValueOrDefault(locale) ?? ByLocale["en"];

    public string this[string id] => words[id];

    /// <summary>"Mar 2024" of "2024-03"; what is no date is shown as it was typed.</summary>
    public string Date(string? date)
    {
        if (date is not { Length: 7 or 10 } || !DateOnly.TryParseExact(date[..7] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return date ?? "";
        }

        return month.ToString("MMM yyyy", culture);
    }

    /// <summary>From when to when; without an end it goes on, without a beginning only the end is known.</summary>
    public string Span(string? start, string? end) => (string.IsNullOrEmpty(start), string.IsNullOrEmpty(end)) switch
    {
        (true, true) => "",
        (true, false) => Date(end),
        (false, true) => $"{Date(start)} – {words["present"]}",
        _ => Date(start) == Date(end) ? Date(start) : $"{Date(start)} – {Date(end)}",
    };
}
