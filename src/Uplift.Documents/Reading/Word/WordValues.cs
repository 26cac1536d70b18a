using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Uplift.Documents.Reading.Word;

/// <summary>Attributes as they are written: the library's own values throw for what they cannot parse, and a resume is not lost for one.</summary>
internal static class WordValues
{
    public static int? Whole(OpenXmlSimpleType? value) =>
        int.TryParse(value?.InnerText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A property that is there is on, unless it says no.</summary>
    public static bool? On(OnOffType? property) => property is null ? null : property.Val?.InnerText is not ("0" or "false" or "off");
}
