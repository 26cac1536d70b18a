using System.Text.RegularExpressions;

namespace Uplift.Resumes.Matching.Adverts;

internal enum Block
{
    /// <summary>Nothing has said yet what it is about.</summary>
    Open,
    About,
    Duties,
    Must,
    Nice,
    Stack,
    Benefits,
    Legal,
    Process,
}

/// <summary>Words of headings that say what a part of an advert is about, in five languages; the first that fits decides.</summary>
internal static partial class AdvertBlocks
{
    private static readonly (Block Block, string[] Words)[] Headings =
    [
        (Block.Nice,
        [
            "nice to have", "nice-to-have", "nice to haves", "bonus", "preferred", "desirable", "desired", "optional", "good to have", "great to have",
            "would be great", "ideally", "extra credit", "brownie points", "pluses", "even better", "stand out", "additional skills", "a plus", "von vorteil",
            "wünschenswert", "idealerweise", "les plus", "atouts", "serait un plus", "deseable", "deseables", "valorable", "se valora", "plus points",
            "diferenciais", "diferencial", "desejável", "desejáveis",
        ]),
        (Block.Legal,
        [
            "equal opportunity", "equal opportunities", "equal employment", "eeo", "privacy", "legal", "accommodation", "accommodations", "disclaimer",
            "diversity", "inclusion", "datenschutz", "background check", "visa sponsorship policy",
        ]),
        (Block.Process,
        [
            "recruitment process", "interview process", "hiring process", "application process", "how to apply", "next steps", "selection process",
            "what happens next", "bewerbungsprozess", "processus de recrutement", "proceso de selección", "processo seletivo",
        ]),
        (Block.Benefits,
        [
            "benefits", "perks", "what we offer", "we offer", "our offer", "what's in it for you", "in it for you", "compensation", "salary", "what you get",
            "what you'll get", "why join", "why us", "why you'll love", "wir bieten", "das bieten wir", "was wir bieten", "benefits für dich", "avantages",
            "ce que nous offrons", "nous offrons", "beneficios", "ofrecemos", "qué ofrecemos", "benefícios", "oferecemos", "o que oferecemos",
        ]),
        (Block.Stack, ["tech stack", "our stack", "technology stack", "technologies", "technologies we use", "tools we use", "stack technique", "stack técnico"]),
        (Block.About,
        [
            "about us", "about the company", "about company", "about the team", "who we are", "our company", "company culture", "our culture", "our mission",
            "our values", "the company", "the team", "our team", "company description", "über uns", "wer wir sind", "qui sommes-nous", "à propos",
            "sobre nosotros", "quiénes somos", "sobre nós", "quem somos", "location", "company", "url", "department", "employment type", "culture",
        ]),
        (Block.Duties,
        [
            "responsibilities", "responsibility", "what you'll do", "what you will do", "what you'll be doing", "what you will be doing", "what will you do",
            "your role", "the role", "about the role", "about the job", "your tasks", "tasks", "day to day", "day-to-day", "your mission", "duties",
            "job description", "your impact", "what you'll own", "the job", "the opportunity", "in this role", "you will be responsible", "how you'll",
            "aufgaben", "deine aufgaben", "ihre aufgaben", "das erwartet dich", "was dich erwartet", "deine rolle", "missions", "vos missions", "ton rôle",
            "le poste", "responsabilidades", "funciones", "tus funciones", "qué harás", "atribuições", "o que você vai fazer", "role overview", "scope",
        ]),
        (Block.Must,
        [
            "requirements", "requirement", "required", "qualifications", "what you bring", "what you'll bring", "what you will bring", "you bring",
            "looking for", "who you are", "your profile", "about you", "you have", "must have", "must-have", "must-haves", "must haves", "skills",
            "experience", "education", "certifications", "what you need", "what you'll need", "we expect", "ideal candidate", "candidate profile", "your background",
            "expertise", "you are", "you'll have", "to succeed", "essential", "minimum", "competencies", "competences", "das bringst du mit", "was du mitbringst",
            "dein profil", "ihr profil", "anforderungen", "qualifikation", "qualifikationen", "voraussetzungen", "profil recherché", "votre profil", "ton profil",
            "compétences", "requisitos", "perfil", "requerimientos", "qué buscamos", "qualificações", "o que buscamos", "languages", "sprachkenntnisse",
        ]),
    ];

    /// <summary>What a heading announces, with the words that say so; null when it says nothing known.</summary>
    public static Block? Of(string heading)
    {
        var plain = " " + Signs().Replace(heading.ToLowerInvariant().Replace('’', '\''), " ").Trim() + " ";
        foreach (var (block, words) in Headings)
        {
            if (Array.Exists(words, word => plain.Contains(" " + word + " ", StringComparison.Ordinal)))
            {
                return block;
            }
        }

        return null;
    }

    [GeneratedRegex(@"[^\p{L}\p{N}'-]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Signs();
}
