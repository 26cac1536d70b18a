using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Uplift.Documents.Reading.Filters;

namespace Uplift.Documents.Reading.Word;

/// <summary>
/// Looks a DOCX over before any library opens it: how much it unpacks to, how many elements it has and how deep they nest, which
/// a small file may make enormous.
/// </summary>
internal static class WordPackage
{
    private const int MostParts = 2_000;
    private const int MostDepth = 256;

    // The object model takes some hundred bytes an element; text and attributes come on top.
    private const long MostXml = 24 * 1024 * 1024;

    /// <summary>False when the archive is sound but no Word document.</summary>
    /// <exception cref="InvalidDataException">The archive is broken.</exception>
    public static bool IsWord(ReadOnlyMemory<byte> file, ReadBudget budget)
    {
        using var zip = new ZipArchive(new ReadOnlyMemoryStream(file), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostParts)
        {
            throw ReadBudget.TooComplex();
        }

        if (zip.GetEntry("[Content_Types].xml") is null || !zip.Entries.Any(entry => entry.FullName.StartsWith("word/", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        var elements = 0;
        var xml = 0L;
        foreach (var entry in zip.Entries.Where(IsXml))
        {
            try
            {
                Check(entry, budget, ref elements, ref xml);
            }
            catch (XmlException)
            {
                // Most parts are never opened; whoever opens this one stops where this look stopped.
            }
        }

        return true;
    }

    /// <summary>
    /// The package with addresses that are none, such as two mail addresses in one, made harmless: the library opens no package
    /// that holds one.
    /// </summary>
    public static byte[] WithoutBadAddresses(ReadOnlyMemory<byte> file, ReadBudget budget)
    {
        using var target = new MemoryStream();
        target.Write(file.Span);
        using (var zip = new ZipArchive(target, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            {
                using var stream = entry.Open();
                var relations = XDocument.Load(stream);
                foreach (var address in relations.Descendants().Attributes("Target").Where(address => !IsAddress(address.Value)))
                {
                    budget.Tick();
                    address.Value = "about:blank";
                }

                stream.SetLength(0);
                relations.Save(stream);
            }
        }

        return target.ToArray();
    }

    private static bool IsAddress(string target) =>
        Uri.TryCreate(target, UriKind.RelativeOrAbsolute, out var uri) && (!uri.IsAbsoluteUri || Uri.IsWellFormedUriString(uri.AbsoluteUri, UriKind.Absolute));

    private static bool IsXml(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static void Check(ZipArchiveEntry entry, ReadBudget budget, ref int elements, ref long xml)
    {
        // The length that the directory states may be a lie; what comes out is counted.
        using var counted = new CountedStream(entry.Open(), budget);
        using var reader = XmlReader.Create(counted, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            MaxCharactersInDocument = MostXml,
        });
        while (reader.Read())
        {
            budget.Tick();
            elements += reader.NodeType == XmlNodeType.Element ? 1 + (reader.AttributeCount / 4) : 0;
            if (elements > budget.Limits.Objects || reader.Depth > MostDepth)
            {
                throw ReadBudget.TooComplex();
            }
        }

        xml += counted.Total;
        if (xml > MostXml)
        {
            throw ReadBudget.TooComplex();
        }
    }

    private sealed class CountedStream(Stream inner, ReadBudget budget) : Stream
    {
        public long Total { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Total;
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            Total += read;
            budget.Decompressed(read);
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

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
