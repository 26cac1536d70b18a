using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Uplift.Platform.Api;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Settings;

/// <summary>The languages dates can be written in.</summary>
internal static class Languages
{
    public static IReadOnlyList<string> All { get; } = ["en-GB", "en-US", "de-DE", "fr-FR", "es-ES", "pt-PT"];

    /// <summary>The language in its own words with an instant as it would be written, such as "Deutsch (Deutschland): 23. Nov. 2026, 14:05".</summary>
    public static string Example(string culture, DateTimeOffset instant, string timeZone)
    {
        var info = CultureInfo.GetCultureInfo(culture);
        return $"{info.NativeName}: {CurrentUser.Format(instant, timeZone, info)}";
    }
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class KnownLanguageAttribute() : ValidationAttribute("Choose a language from the list."), IDocumentedRule
{
    IReadOnlyList<string> IDocumentedRule.Values => Languages.All;

    public override bool IsValid(object? value) => value is string name && Languages.All.Contains(name);
}
