using System.Text.RegularExpressions;

namespace Uplift.Resumes.Matching.Adverts;

/// <summary>Words inside a statement that say whether it is a must, a nice-to-have or boilerplate; each answers with the words themselves.</summary>
internal static partial class AdvertCues
{
    public static string? Nice(string statement) => First(NiceWords(), statement);

    public static string? Must(string statement) => First(MustWords(), statement);

    /// <summary>Wording of qualifications, which asks for something wherever it stands.</summary>
    public static string? Qualification(string statement) => First(QualificationWords(), statement);

    public static bool IsBoilerplate(string statement) => BoilerplateWords().IsMatch(statement);

    private static string? First(Regex words, string statement) => words.Match(statement) is { Success: true } match ? match.Value.Trim() : null;

    [GeneratedRegex(
        @"\b((big |strong |definite |huge |great |real )?(is |are |as |would be |considered )?an? (big |strong |huge |real )?(plus|advantage|bonus|asset)|nice[ -]to[ -]haves?|good to have|great to have|ideally|preferably|preferred|desirable|is desired|bonus( points)?|advantageous|beneficial|would be (great|nice|ideal|helpful|a bonus)|not required|optional(ly)?|von Vorteil|wünschenswert|idealerweise|gerne auch|serait un (plus|atout)|est un (plus|atout)|idéalement|souhaitée?s?|apprécié(e|s|es)?|se valora(rá)?|deseable|sería un plus|idealmente|é um diferencial|diferencial|desejável)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NiceWords();

    [GeneratedRegex(
        @"\b(must[ -]haves?|must|required|requires?|mandatory|essential|minimum( of)?|at least|you have|you bring|you need|you are (fluent|proficient|experienced)|need to have|is a must|zwingend|erforderlich|vorausgesetzt|mindestens|du hast|du bringst|exigée?s?|requise?s?|impératif|indispensable|au moins|vous avez|imprescindible|requerido|obligatorio|mínimo|al menos|obrigatório|exigido|necessário|pelo menos)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MustWords();

    [GeneratedRegex(
        @"\b(\d+ ?\+ (years?|yrs)|\d+ years|proven (experience|track record)|(\p{L}+ )?experience (with|in|of|building|working|using|designing|developing)|hands-on|knowledge of|expertise (in|with)|proficien(t|cy) (in|with)|familiar(ity)? with|understanding of|grasp of|expert-level|fluen(t|cy) in|background in|degree in|skilled in|erfahrung (mit|in)|kenntnisse|expérience|maîtrise|experiencia|conocimientos?|dominio|experiência|conhecimentos?|domínio)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex QualificationWords();

    [GeneratedRegex(
        @"(regardless of|without regard to|equal opportunit|all qualified applicants|race, (color|religion)|sexual orientation|gender identity|reasonable accommodation|protected veteran|unabhängig von (geschlecht|herkunft))",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BoilerplateWords();
}
