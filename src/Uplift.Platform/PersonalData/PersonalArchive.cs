using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Uplift.Platform.PersonalData;

/// <summary>The archive that a person downloads: a zip of JSON for programs and Markdown for people.</summary>
public sealed class PersonalArchive : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly ZipArchive zip;
    private readonly DateTimeOffset now;

    private PersonalArchive(ZipArchive zip, DateTimeOffset now) => (this.zip, this.now) = (zip, now);

    public static async Task<PersonalArchive> BeginAsync(Stream stream, DateTimeOffset now, CancellationToken cancellation) =>
        new(await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation), now);

    /// <param name="name">A path of our own making, such as <c>interviews/2026-11-22-0199.json</c>; never a name that people chose.</param>
    public async Task AddAsync(string name, object value)
    {
        await using var entry = await OpenAsync(name);
        await JsonSerializer.SerializeAsync(entry, value, Json);
    }

    public async Task AddTextAsync(string name, string text)
    {
        await using var entry = await OpenAsync(name);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text));
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    private Task<Stream> OpenAsync(string name)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = now;
        return entry.OpenAsync();
    }
}
