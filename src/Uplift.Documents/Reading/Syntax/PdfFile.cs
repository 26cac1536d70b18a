using Uplift.Documents.Reading.Security;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Syntax;

/// <summary>
/// Objects of a file by their numbers: through its cross-references while they are right, else by looking for objects from
/// first byte to last.
/// </summary>
internal sealed class PdfFile
{
    private readonly ReadOnlyMemory<byte> data;
    private readonly ReadBudget budget;
    private readonly Dictionary<int, object?> cache = [];
    private readonly HashSet<int> loading = [];
    private readonly Dictionary<int, ObjectStream?> objectStreams = [];
    private Dictionary<int, XrefEntry> entries = [];
    private Decryptor? decryptor;
    private bool repaired;

    private PdfFile(ReadOnlyMemory<byte> data, ReadBudget budget)
    {
        this.data = data;
        this.budget = budget;
    }

    public PdfDictionary Trailer { get; private set; } = [];

    public PdfDictionary Catalog { get; private set; } = [];

    public ReadBudget Budget => budget;

    public static PdfFile Open(ReadOnlyMemory<byte> data, ReadBudget budget)
    {
        var file = new PdfFile(data, budget);
        (file.entries, file.Trailer) = new XrefReader(data, budget).Read();
        if (!file.TryCatalog())
        {
            file.Repair();
        }

        return file;
    }

    /// <summary>Follows references to what they mean; null for what is missing or leads in a circle.</summary>
    public object? Resolve(object? value)
    {
        for (var i = 0; value is PdfReference reference; i++)
        {
            if (i > budget.Limits.Depth)
            {
                return null;
            }

            value = Load(reference.Number);
        }

        return value;
    }

    public PdfDictionary? Dictionary(object? value) => Resolve(value) switch
    {
        PdfDictionary dictionary => dictionary,
        PdfStream stream => stream.Dictionary,
        _ => null,
    };

    public PdfDictionary? Dictionary(PdfDictionary? holder, string key) => Dictionary(holder?.GetValueOrDefault(key));

    public PdfArray? Array(PdfDictionary? holder, string key) => Resolve(holder?.GetValueOrDefault(key)) as PdfArray;

    public string? Name(PdfDictionary? holder, string key) => (Resolve(holder?.GetValueOrDefault(key)) as PdfName)?.Value;

    public double? Number(PdfDictionary? holder, string key) => Resolve(holder?.GetValueOrDefault(key)) as double?;

    public int Whole(PdfDictionary? holder, string key, int fallback) =>
        Number(holder, key) is { } value ? (int)Math.Clamp(value, int.MinValue, int.MaxValue) : fallback;

    public PdfStream? Stream(PdfDictionary? holder, string key) => Resolve(holder?.GetValueOrDefault(key)) as PdfStream;

    public PdfString? String(PdfDictionary? holder, string key) => Resolve(holder?.GetValueOrDefault(key)) as PdfString;

    public double[] Numbers(object? value)
    {
        if (Resolve(value) is not PdfArray array)
        {
            return [];
        }

        var numbers = new double[array.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            budget.Value();
            numbers[i] = Resolve(array[i]) as double? ?? 0;
        }

        return numbers;
    }

    /// <summary>The bytes of a stream after its filters; empty where one of them makes pictures, which are not decoded.</summary>
    public ReadOnlyMemory<byte> Decode(PdfStream stream) => StreamDecoder.Decode(this, stream, decryptor);

    private bool TryCatalog()
    {
        Unlock();
        var catalog = Dictionary(Trailer, "Root");
        if (catalog is null || Dictionary(catalog, "Pages") is null)
        {
            return false;
        }

        Catalog = catalog;
        return true;
    }

    private void Unlock()
    {
        decryptor = null;
        if (Dictionary(Trailer, "Encrypt") is not { } encrypt)
        {
            return;
        }

        var id = Array(Trailer, "ID")?.Select(Resolve).OfType<PdfString>().FirstOrDefault()?.Bytes ?? [];
        decryptor = Decryptor.Open(encrypt, id, Resolve) ?? throw new ReadAbortException(new ReadRefusal(
            "encrypted", "This PDF asks for a password; save a copy without one and bring that."));
        // What was loaded on the way here was not to be decrypted; anything else is loaded again.
        cache.Clear();
        if (Trailer["Encrypt"] is PdfReference reference)
        {
            cache[reference.Number] = encrypt;
        }
    }

    private void Repair()
    {
        repaired = true;
        cache.Clear();
        objectStreams.Clear();
        var found = new XrefRepair(data, budget).Find();
        entries = found.Entries;
        foreach (var trailer in found.Trailers)
        {
            foreach (var (key, value) in trailer)
            {
                Trailer[key] = value;
            }
        }

        Unlock();
        // Objects inside object streams have no place in the file that a search could find.
        foreach (var number in entries.Keys.Order().ToArray())
        {
            budget.Tick();
            if (found.ObjectStreams.Contains(number) && OpenObjectStream(number) is { } stream)
            {
                for (var i = 0; i < stream.Numbers.Length; i++)
                {
                    entries.TryAdd(stream.Numbers[i], new XrefEntry(number, i, true));
                }
            }
        }

        if (TryCatalog())
        {
            return;
        }

        foreach (var number in entries.Keys.Order().ToArray())
        {
            if (Load(number) is PdfDictionary dictionary && Name(dictionary, "Type") == "Catalog")
            {
                Trailer["Root"] = new PdfReference(number, 0);
                if (TryCatalog())
                {
                    return;
                }
            }
        }

        Catalog = [];
    }

    /// <summary>Every page there is in the file, for when no tree of pages leads to one.</summary>
    public IEnumerable<(PdfDictionary Page, int Number)> StrayPages()
    {
        if (!repaired)
        {
            Repair();
        }

        foreach (var number in entries.Keys.Order().ToArray())
        {
            if (Load(number) is PdfDictionary dictionary && Name(dictionary, "Type") == "Page")
            {
                yield return (dictionary, number);
            }
        }
    }

    private object? Load(int number)
    {
        if (cache.TryGetValue(number, out var known))
        {
            return known;
        }

        if (!entries.TryGetValue(number, out var entry) || loading.Count > budget.Limits.Depth || !loading.Add(number))
        {
            return null;
        }

        object? value;
        try
        {
            value = entry.InStream ? FromStream(entry, number) : FromFile(entry.Place, number);
        }
        finally
        {
            loading.Remove(number);
        }

        if (cache.Count > budget.Limits.Objects)
        {
            throw ReadBudget.TooComplex();
        }

        cache[number] = value;
        return value;
    }

    private object? FromStream(XrefEntry entry, int number)
    {
        var stream = OpenObjectStream(entry.Place);
        if (stream is null)
        {
            return null;
        }

        var index = entry.Index < stream.Numbers.Length && stream.Numbers[entry.Index] == number
            ? entry.Index
            : System.Array.IndexOf(stream.Numbers, number);
        return index < 0 ? null : stream.Read(index, budget);
    }

    private ObjectStream? OpenObjectStream(int number)
    {
        if (objectStreams.TryGetValue(number, out var known))
        {
            return known;
        }

        // Put down first, so that a stream that names itself is found empty.
        objectStreams[number] = null;
        if (!entries.TryGetValue(number, out var entry) || entry.InStream || FromFile(entry.Place, number) is not PdfStream stream)
        {
            return null;
        }

        return objectStreams[number] = ObjectStream.Open(
            Decode(stream), Whole(stream.Dictionary, "N", 0), Whole(stream.Dictionary, "First", 0), budget);
    }

    private object? FromFile(int place, int number)
    {
        var indirect = IndirectObject.Read(data, place, budget, Resolve);
        if (indirect is null || indirect.Number != number)
        {
            return LoadAfterRepair(number);
        }

        var owner = new PdfReference(number, indirect.Generation);
        return decryptor is null ? indirect.Value : decryptor.Object(indirect.Value, owner, budget.Limits.Depth);
    }

    private object? LoadAfterRepair(int number)
    {
        if (repaired)
        {
            return null;
        }

        // One wrong place makes the others suspect, but what the table says is not found wrong yet stays.
        repaired = true;
        var found = new XrefRepair(data, budget).Find();
        foreach (var (key, entry) in found.Entries)
        {
            if (!entries.TryGetValue(key, out var old) || !old.InStream)
            {
                entries[key] = entry;
            }
        }

        return entries.TryGetValue(number, out var better) && !better.InStream ? FromFile(better.Place, number) : null;
    }
}
