using System.Globalization;
using System.Security;
using System.Text;
using Uplift.Documents.Flow;

namespace Uplift.Documents.Pdf.Writing;

/// <summary>The metadata stream: what the person said of the document, and that it claims PDF/UA-1 (ISO 14289-1, 5).</summary>
internal static class XmpMetadata
{
    public static byte[] Of(FlowDocument document)
    {
        var packet = new StringBuilder(
            """
            <?xpacket begin="BOM" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <pdfuaid:part>1</pdfuaid:part>

            """);
        packet.Replace("BOM", "\uFEFF");
        packet.Append(CultureInfo.InvariantCulture, $"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{Escaped(document.Title)}</rdf:li></rdf:Alt></dc:title>\n");
        if (!string.IsNullOrWhiteSpace(document.Author))
        {
            packet.Append(CultureInfo.InvariantCulture, $"<dc:creator><rdf:Seq><rdf:li>{Escaped(document.Author)}</rdf:li></rdf:Seq></dc:creator>\n");
        }

        packet.Append(CultureInfo.InvariantCulture, $"<dc:language><rdf:Bag><rdf:li>{Escaped(document.Language)}</rdf:li></rdf:Bag></dc:language>\n");
        if (document.Date is { } date)
        {
            packet.Append(CultureInfo.InvariantCulture, $"<xmp:CreateDate>{date.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}</xmp:CreateDate>\n");
        }

        packet.Append("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
        return Encoding.UTF8.GetBytes(packet.ToString());
    }

    private static string Escaped(string text) => SecurityElement.Escape(text);
}
