using System.IO.Compression;
using System.Xml;

namespace Uplift.Resumes.Checks;

/// <summary>What a DOCX holds besides its text, counted over its parts.</summary>
internal sealed record DocxFacts
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const long LongestPart = 20 * 1024 * 1024;
    private const int MostElements = 500_000;

    public int TextBoxes { get; private set; }

    public int Columns { get; private set; }

    public int Tables { get; private set; }

    public int NestedTables { get; private set; }

    public int TrackedChanges { get; private set; }

    public int Comments { get; private set; }

    public int HiddenRuns { get; private set; }

    public int Images { get; private set; }

    /// <returns>Null when the bytes are no DOCX or larger than a resume can be.</returns>
    public static DocxFacts? Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.ToArray(), writable: false));
            var facts = new DocxFacts();
            var parts = zip.Entries.Where(entry => entry.FullName.StartsWith("word/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)
                && (entry.Name == "document.xml" || entry.Name.StartsWith("header", StringComparison.Ordinal) || entry.Name.StartsWith("footer", StringComparison.Ordinal))).Take(20).ToList();
            foreach (var part in parts)
            {
                using var limited = new LimitedStream(part.Open(), LongestPart);
                facts.Count(limited);
            }

            return parts.Exists(part => part.Name == "document.xml") ? facts : null;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    private void Count(Stream part)
    {
        using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true });
        var (elements, tables) = (0, 0);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "tbl" && xml.NamespaceURI == Word)
            {
                tables--;
            }

            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (++elements > MostElements)
            {
                throw new InvalidDataException("Too many elements.");
            }

            Images += xml.LocalName is "blip" or "imagedata" ? 1 : 0;
            if (xml.NamespaceURI != Word)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "txbxContent" or "framePr":
                    TextBoxes++;
                    break;
                case "cols" when int.TryParse(xml.GetAttribute("num", Word), out var columns) && columns > 1:
                    Columns++;
                    break;
                case "tbl" when !xml.IsEmptyElement:
                    Tables++;
                    NestedTables += tables > 0 ? 1 : 0;
                    tables++;
                    break;
                case "ins" or "del" or "moveFrom" or "moveTo":
                    TrackedChanges++;
                    break;
                case "commentReference":
                    Comments++;
                    break;
                case "vanish" when xml.GetAttribute("val", Word) is not ("0" or "false"):
                    HiddenRuns++;
                    break;
            }
        }
    }

    /// <summary>Refuses to give more than a part may have, whatever the archive says of its length.</summary>
    private sealed class LimitedStream(Stream inner, long most) : Stream
    {
        private long given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            given += read;
            return given <= most ? read : throw new InvalidDataException("The part is too long.");
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
