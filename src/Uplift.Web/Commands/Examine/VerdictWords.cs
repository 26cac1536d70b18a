using System.Text.Json;

namespace Uplift.Web.Commands.Examine;

/// <summary>The contract's words for what the examiner says: kebab-case, as in <c>not-reached</c> and <c>one-word</c>.</summary>
internal static class VerdictWords
{
    public static string Of<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());
}
