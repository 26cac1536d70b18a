using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Uplift.Resumes.Import;

internal enum SectionKind
{
    /// <summary>Above the first heading.</summary>
    Top,
    Contact,
    Profiles,
    Summary,
    Work,
    Education,
    Skills,
    Projects,
    Volunteer,
    Awards,
    Certificates,
    Publications,
    Languages,
    Interests,
    References,
    Courses,
    Custom,
}

/// <summary>What sections are called in five languages.</summary>
internal static class Headings
{
    private static readonly FrozenDictionary<string, SectionKind> Phrases = Build();
    private static readonly SearchValues<char> Numerals = SearchValues.Create("IVX0123456789");

    /// <summary>Words that decide a longer heading, strongest first: "Volunteer Experience" is not work.</summary>
    private static readonly (SectionKind Kind, string[] Words)[] Cores =
    [
        (SectionKind.Volunteer, ["volunteer", "volunteering", "involvement", "extracurricular", "leadership", "ehrenamt", "ehrenamtliche", "benevolat", "voluntariado", "activities"]),
        (SectionKind.Courses, ["coursework", "courses", "kurse", "cours", "cursos"]),
        (SectionKind.Certificates, ["certifications", "certification", "certificates", "certificate", "licenses", "licences", "zertifikate", "zertifizierungen", "certificats", "certificaciones", "certificados", "certificacoes"]),
        (SectionKind.Publications, ["publications", "publikationen", "veroffentlichungen", "publicaciones", "publicacoes", "patents"]),
        (SectionKind.Projects, ["projects", "project", "projekte", "projets", "proyectos", "projetos", "portfolio"]),
        (SectionKind.Work, ["experience", "experiences", "employment", "career", "work", "internships", "internship", "berufserfahrung", "berufspraxis", "experiencia", "experiencias", "berufliche", "professionnelle", "professionnelles", "praktika"]),
        (SectionKind.Languages, ["sprachkenntnisse", "sprachen", "langues", "idiomas", "linguas"]),
        (SectionKind.Education, ["education", "educational", "academic", "ausbildung", "bildung", "bildungsweg", "formation", "formations", "etudes", "educacion", "formacion", "educacao", "formacao", "degrees"]),
        (SectionKind.Skills, ["skills", "skill", "competencies", "competences", "technologies", "kenntnisse", "fahigkeiten", "kompetenzen", "habilidades", "competencias", "aptitudes", "conocimientos", "expertise", "proficiencies", "tools", "toolbox", "strengths"]),
        (SectionKind.Awards, ["awards", "honors", "honours", "achievements", "accomplishments", "auszeichnungen", "distinctions", "premios", "premiacoes", "prix", "scholarships"]),
        (SectionKind.Interests, ["interests", "hobbies", "interessen", "loisirs", "intereses", "interesses"]),
        (SectionKind.References, ["references", "referenzen", "referencias"]),
        (SectionKind.Summary, ["summary", "profile", "objective", "zusammenfassung", "resumen", "resumo"]),
    ];

    /// <param name="Exact">The whole heading is a known one, not only a word of it.</param>
    public readonly record struct Known(SectionKind Kind, bool Exact);

    public static Known? Find(string text)
    {
        var key = Key(text);
        if (key.Length is < 2 or > 60)
        {
            return null;
        }

        if (Phrases.TryGetValue(key, out var kind) || Phrases.TryGetValue(LetterSpacing.Squeezed(key), out kind))
        {
            return new Known(kind, true);
        }

        var words = key.Split(' ');
        if (words.Length > 6)
        {
            return null;
        }

        foreach (var core in Cores)
        {
            // "Leadership and Work Experience" names work beside it.
            if (words.Any(word => core.Words.Contains(word)) && !(core.Kind == SectionKind.Volunteer && words.Contains("work")))
            {
                return new Known(core.Kind, false);
            }
        }

        return null;
    }

    /// <summary>"C ONTACT" as "CONTACT" where only that is a known heading.</summary>
    public static string Mended(string text)
    {
        var key = Key(text);
        if (Phrases.ContainsKey(key) || !Phrases.ContainsKey(LetterSpacing.Squeezed(key)))
        {
            return text;
        }

        var words = text.Split(' ');
        return string.Concat(words.Select((word, i) => i == 0 || words[i - 1].Length == 1 ? word : " " + word));
    }

    /// <summary>"2. ", "IV) ": the number of a section is no part of its name.</summary>
    public static string WithoutNumber(string text)
    {
        var end = text.IndexOfAny(['.', ')']);
        return end is > 0 and <= 4 && end + 2 < text.Length && text[end + 1] == ' ' && text.AsSpan(0, end).IndexOfAnyExcept(Numerals) < 0 ? text[(end + 2)..].TrimStart() : text;
    }

    private static string Key(string text)
    {
        var key = new StringBuilder();
        foreach (var character in Words.Plain(WithoutNumber(text)))
        {
            if (char.IsLetterOrDigit(character))
            {
                key.Append(character);
            }
            else if (character is not ('\'' or '’') && key.Length > 0 && key[^1] != ' ')
            {
                key.Append(' ');
            }
        }

        return key.ToString().TrimEnd().Replace(" and ", " ", StringComparison.Ordinal).Replace(" und ", " ", StringComparison.Ordinal)
            .Replace(" et ", " ", StringComparison.Ordinal).Replace(" y ", " ", StringComparison.Ordinal).Replace(" e ", " ", StringComparison.Ordinal);
    }

    private static FrozenDictionary<string, SectionKind> Build()
    {
        var phrases = new Dictionary<string, SectionKind>();
        Add(SectionKind.Contact, """
            contact|contacts|contact information|contact info|contact details|personal information|personal details|personal data|personal info|get in touch|details|info
            kontakt|kontaktdaten|personalien|angaben zur person|etat civil|personliche daten|personliche angaben|zur person|coordonnees|informations personnelles|contacto|datos personales|informacion personal|informacion de contacto
            contato|dados pessoais|informacoes pessoais|informacoes de contato
            """);
        Add(SectionKind.Profiles, """
            profiles|links|social|social media|social profiles|social links|online|web|online profiles|online presence|profiles links|on the web|find me online|profile online|profils|liens|enlaces|perfiles|redes sociales|redes|perfis
            redes sociais|profile im netz|online profile|reseaux sociaux|reseaux|onlineprofile
            """);
        Add(SectionKind.Summary, """
            summary|professional summary|executive summary|career summary|summary of qualifications|profile|professional profile|personal profile|about|about me|who am i|bio|biography|overview|objective|career objective
            professional objective|introduction|statement|personal statement|intro|highlights|profile summary|headline|career profile|summary statement|qualifications summary|career highlights
            zusammenfassung|profil|kurzprofil|uber mich|ziel|berufsziel|personliches profil|kurzfassung|resume|a propos|a propos de moi|objectif|objectif professionnel|presentation|profil professionnel|sommaire|en bref
            resumen|perfil|perfil profesional|sobre mi|acerca de mi|objetivo|objetivo profesional|resumen profesional|extracto|resumo|perfil profissional|sobre mim|sobre|objetivo profissional|resumo profissional|apresentacao
            """);
        Add(SectionKind.Work, """
            experience|work experience|professional experience|employment|employment history|work history|career history|career|professional background|work|relevant experience|experience professional|job history
            relevant work experience|industry experience|experiences|professional experiences|internships|internship|internship experience|work experiences|positions|jobs|where ive worked|professional history|military experience
            berufserfahrung|berufliche erfahrung|beruflicher werdegang|werdegang|berufspraxis|praktische erfahrung|arbeitserfahrung|praktika|berufliche stationen|erfahrung|erfahrungen|lebenslauf
            experience professionnelle|experiences professionnelles|parcours professionnel|parcours|emplois|stages|carriere
            experiencia|experiencia profesional|experiencia laboral|historial laboral|trayectoria profesional|trayectoria|empleo|experiencias
            experiencia profissional|experiencias profissionais|historico profissional|trajetoria profissional|emprego
            """);
        Add(SectionKind.Education, """
            education|educational background|academic background|education training|academic history|academic qualifications|academics|studies|university|schooling|qualifications|degrees|education background|academic|school
            ausbildung|bildung|bildungsweg|studium|schulbildung|akademische ausbildung|ausbildung studium|akademischer werdegang|hochschulbildung|schule|bildungsgang
            formation|formations|etudes|diplomes|formation academique|cursus|scolarite|education formation|diplomes formations
            educacion|formacion|formacion academica|estudios|educacion formacion|historial academico|titulacion
            educacao|formacao|formacao academica|escolaridade|estudos|historico academico
            """);
        Add(SectionKind.Skills, """
            skills|technical skills|key skills|core skills|professional skills|skills abilities|core competencies|competencies|technologies|technology|tech stack|technical expertise|expertise|areas of expertise|proficiencies
            skills tools|tools|additional skills|other skills|skill set|skillset|top skills|technical proficiencies|technical competencies|soft skills|hard skills|computer skills|it skills|programming skills|programming|strengths
            technical|technical summary|knowledge|skills technologies|skills summary|specialties|specializations|abilities|core strengths|programming languages|tools technologies|additional|toolset|stack
            kenntnisse|fahigkeiten|kompetenzen|it kenntnisse|edv kenntnisse|fachkenntnisse|technische kenntnisse|kernkompetenzen|technologien|fahigkeiten kenntnisse|kenntnisse fahigkeiten|starken|qualifikationen
            principales competences|competences principales|wichtigste kenntnisse|principais competencias|aptitudes principales|principales aptitudes
            competences|competences techniques|competences cles|savoir faire|aptitudes|technologies maitrisees|connaissances|atouts|outils|competences informatiques
            habilidades|competencias|aptitudes habilidades|conocimientos|conocimientos tecnicos|habilidades tecnicas|tecnologias|competencias tecnicas|capacidades|destrezas
            competencias chave|conhecimentos|conhecimentos tecnicos|ferramentas|aptidoes
            """);
        Add(SectionKind.Projects, """
            projects|project|personal projects|side projects|selected projects|key projects|open source|open source projects|open source contributions|academic projects|portfolio|project experience|notable projects|research projects|research
            technical projects|software projects|university projects|recent projects|projekte|projekterfahrung|eigene projekte|forschung|ausgewahlte projekte|projets|projets personnels|realisations|recherche
            proyectos|proyectos personales|investigacion|proyectos destacados|projetos|projetos pessoais|pesquisa|projekt|projet|proyecto|projeto
            """);
        Add(SectionKind.Volunteer, """
            volunteer|volunteering|volunteer experience|volunteer work|community|community service|community involvement|activities|extracurricular activities|extracurriculars|leadership|leadership experience|leadership activities|involvement|involvement experience|on campus involvement|campus involvement
            extra curricular activities|organizations|memberships|social engagement|civic engagement|volunteering experience|leadership involvement
            ehrenamt|ehrenamtliche tatigkeit|ehrenamtliche tatigkeiten|ehrenamtliches engagement|soziales engagement|engagement|engagements|aktivitaten
            benevolat|activites benevoles|experience benevole|vie associative|activites|voluntariado|actividades|experiencia de voluntariado|trabajo voluntario|trabalho voluntario|atividades|atividades extracurriculares
            """);
        Add(SectionKind.Awards, """
            awards|honors|honours|honors awards|awards honors|achievements|accomplishments|key achievements|awards achievements|recognition|scholarships|honours awards|awards recognition|prizes|honors scholarships|honors achievements|distinctions
            auszeichnungen|preise|ehrungen|erfolge|stipendien|prix|distinctions honorifiques|recompenses|prix distinctions|premios|reconocimientos|logros|premios reconocimientos|premiacoes|conquistas|reconhecimentos
            """);
        Add(SectionKind.Certificates, """
            certifications|certificates|certification|certificate|licenses|licenses certifications|certifications licenses|professional certifications|courses certifications|training|trainings|certifications training|professional development|accreditations|credentials|training certifications
            zertifikate|zertifizierungen|weiterbildung|weiterbildungen|fortbildung|fortbildungen|schulungen|certificats|certifications formations
            certificaciones|certificados|cursos certificaciones|certificacoes|certificados cursos|cursos certificados
            """);
        Add(SectionKind.Publications, """
            publications|papers|articles|selected publications|research publications|talks|presentations|talks presentations|publications talks|patents|books|writing|veroffentlichungen|publikationen|vortrage
            articles publications|publicaciones|articulos|publicacoes|artigos|conferences
            """);
        Add(SectionKind.Languages, "languages|language|language skills|spoken languages|sprachen|sprachkenntnisse|fremdsprachen|langues|langues etrangeres|idiomas|lenguas|linguas|competences linguistiques");
        Add(SectionKind.Interests, """
            interests|hobbies|hobbies interests|interests hobbies|personal interests|passions|my interests|interessen|hobbys|interessen hobbys|hobbys interessen|freizeit|centres dinteret|centres interet|loisirs|interets
            loisirs interets|passions loisirs|intereses|aficiones|pasatiempos|intereses aficiones|interesses|passatempos|hobbies interesses
            """);
        Add(SectionKind.References, "references|referees|testimonials|recommendations|referenzen|empfehlungen|recommandations|referencias|recomendaciones|recomendacoes|references available upon request");
        Add(SectionKind.Courses, "coursework|relevant coursework|courses|relevant courses|selected coursework|coursework highlights|kurse|cours|cursos|cursos relevantes|lehrveranstaltungen");
        return phrases.ToFrozenDictionary();

        void Add(SectionKind kind, string list)
        {
            foreach (var phrase in list.Split(['|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                phrases.TryAdd(phrase, kind);
                phrases.TryAdd(LetterSpacing.Squeezed(phrase), kind);
            }
        }
    }
}
