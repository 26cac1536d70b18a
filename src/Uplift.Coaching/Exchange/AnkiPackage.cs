using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Uplift.Coaching.Cards;

namespace Uplift.Coaching.Exchange;

/// <summary>
/// Cards as Anki reads them: a zip of an SQLite collection (schema 11, which every version since 2.1 imports) and an empty
/// list of media. What was scheduled here stays scheduled: due date, interval, and FSRS's stability and difficulty.
/// </summary>
internal static class AnkiPackage
{
    // Fixed, so that a second import finds the first one's deck and note type.
    private const long Deck = 1_764_000_000_001;
    private const long Model = 1_764_000_000_002;

    private const string Schema = """
        CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
        CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
        CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
        CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
        CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
        CREATE INDEX ix_notes_usn ON notes (usn);
        CREATE INDEX ix_cards_usn ON cards (usn);
        CREATE INDEX ix_revlog_usn ON revlog (usn);
        CREATE INDEX ix_cards_nid ON cards (nid);
        CREATE INDEX ix_cards_sched ON cards (did, queue, due);
        CREATE INDEX ix_revlog_cid ON revlog (cid);
        CREATE INDEX ix_notes_csum ON notes (csum);
        """;

    public static async Task<byte[]> WriteAsync(IReadOnlyList<CardView> cards, DateTimeOffset now, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("uplift-anki-");
        try
        {
            var file = Path.Combine(folder.FullName, "collection.anki2");
            await FillAsync(file, cards, now, cancellation);
            using var package = new MemoryStream();
            await using (var zip = await ZipArchive.CreateAsync(package, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation))
            {
                await AddAsync(zip, "collection.anki2", await File.ReadAllBytesAsync(file, cancellation), cancellation);
                await AddAsync(zip, "media", "{}"u8.ToArray(), cancellation);
            }

            return package.ToArray();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] bytes, CancellationToken cancellation)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancellation);
        await entry.WriteAsync(bytes, cancellation);
    }

    private static async Task FillAsync(string file, IReadOnlyList<CardView> cards, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, Schema, [], cancellation);
        // Anki counts the days of due dates from here.
        var begun = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        await ExecuteAsync(
            connection,
            "INSERT INTO col VALUES (1, $0, $1, $1, 11, 0, 0, 0, $2, $3, $4, $5, '{}')",
            [begun.ToUnixTimeSeconds(), now.ToUnixTimeMilliseconds(), Conf(), Models(now), Decks(now), DeckConf(now)],
            cancellation);
        var last = 0L;
        foreach (var (at, card) in cards.Index())
        {
            // Anki names notes by the millisecond in which they were made, so of two made together one is a little later.
            last = Math.Max(last + 1, card.CreatedAt.ToUnixTimeMilliseconds());
            await AddAsync(connection, last, at, card, begun, now, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private static async Task AddAsync(
        SqliteConnection connection, long id, int at, CardView card, DateTimeOffset begun, DateTimeOffset now, CancellationToken cancellation)
    {
        var (front, back) = (Html(card.Prompt), Html(card.Answer));
        await ExecuteAsync(
            connection,
            "INSERT INTO notes VALUES ($0, $1, $2, $3, -1, $4, $5, $6, $7, 0, '')",
            [id, card.Id.ToString("N")[^20..], Model, now.ToUnixTimeSeconds(), $" uplift {card.TopicId} ", $"{front}\u001f{back}", front, Checksum(front)],
            cancellation);
        var isScheduled = card is { Stability: not null, State: Fsrs.CardState.Review };
        var due = isScheduled ? (long)Math.Floor((card.DueAt - begun).TotalDays) : at + 1;
        var interval = isScheduled ? Math.Max(1, (int)Math.Round((card.DueAt - card.LastReviewAt!.Value).TotalDays)) : 0;
        await ExecuteAsync(
            connection,
            "INSERT INTO cards VALUES ($0, $0, $1, 0, $2, -1, $3, $4, $5, $6, $7, $8, $9, 0, 0, 0, 0, $10)",
            [
                id, Deck, now.ToUnixTimeSeconds(), isScheduled ? 2 : 0, card.Resting ? -1 : isScheduled ? 2 : 0, due, interval,
                isScheduled ? 2500 : 0, card.Reviews, card.Lapses,
                isScheduled ? JsonSerializer.Serialize(new { s = Math.Round(card.Stability!.Value, 4), d = Math.Round(card.Difficulty!.Value, 3) }) : "",
            ],
            cancellation);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, IReadOnlyList<object> values, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (at, value) in values.Index())
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${at}"), value);
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text)
        .Replace("\r\n", "<br>", StringComparison.Ordinal)
        .Replace("\n", "<br>", StringComparison.Ordinal)
        .Replace("\u001f", " ", StringComparison.Ordinal);

    /// <summary>As Anki makes it to find notes with the same front: the first 32 bits of its SHA-1. Nothing is secured by it.</summary>
    private static long Checksum(string front)
    {
#pragma warning disable CA5350 // The format asks for it.
        var hash = SHA1.HashData(Encoding.UTF8.GetBytes(front));
#pragma warning restore CA5350
        return long.Parse(Convert.ToHexStringLower(hash)[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private static string Conf() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["nextPos"] = 1,
        ["estTimes"] = true,
        ["activeDecks"] = new List<int> { 1 },
        ["sortType"] = "noteFld",
        ["timeLim"] = 0,
        ["sortBackwards"] = false,
        ["addToCur"] = true,
        ["curDeck"] = 1,
        ["newSpread"] = 0,
        ["dueCounts"] = true,
        ["curModel"] = Model,
        ["collapseTime"] = 1200,
    });

    private static string Models(DateTimeOffset now) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        [Model.ToString(CultureInfo.InvariantCulture)] = new Dictionary<string, object>
        {
            ["id"] = Model,
            ["name"] = "Uplift",
            ["type"] = 0,
            ["mod"] = now.ToUnixTimeSeconds(),
            ["usn"] = -1,
            ["sortf"] = 0,
            ["did"] = Deck,
            ["latexPre"] = "",
            ["latexPost"] = "",
            ["css"] = ".card { font-family: Georgia, serif; font-size: 20px; text-align: left; }",
            ["req"] = new object[] { new object[] { 0, "all", new List<int> { 0 } } },
            ["vers"] = Array.Empty<int>(),
            ["tags"] = Array.Empty<string>(),
            ["flds"] = new[] { Field("Front", 0), Field("Back", 1) },
            ["tmpls"] = new object[]
            {
                new Dictionary<string, object?>
                {
                    ["name"] = "Card 1",
                    ["ord"] = 0,
                    ["qfmt"] = "{{Front}}",
                    ["afmt"] = "{{FrontSide}}<hr id=answer>{{Back}}",
                    ["did"] = null,
                    ["bqfmt"] = "",
                    ["bafmt"] = "",
                },
            },
        },
    });

    private static Dictionary<string, object> Field(string name, int order) => new()
    {
        ["name"] = name,
        ["ord"] = order,
        ["sticky"] = false,
        ["rtl"] = false,
        ["font"] = "Arial",
        ["size"] = 20,
        ["media"] = Array.Empty<string>(),
    };

    private static string Decks(DateTimeOffset now) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["1"] = DeckOf(1, "Default", now),
        [Deck.ToString(CultureInfo.InvariantCulture)] = DeckOf(Deck, "Uplift", now),
    });

    private static Dictionary<string, object> DeckOf(long id, string name, DateTimeOffset now) => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["mod"] = now.ToUnixTimeSeconds(),
        ["usn"] = -1,
        ["desc"] = "",
        ["dyn"] = 0,
        ["conf"] = 1,
        ["collapsed"] = false,
        ["extendNew"] = 10,
        ["extendRev"] = 50,
        ["newToday"] = new List<int> { 0, 0 },
        ["revToday"] = new List<int> { 0, 0 },
        ["lrnToday"] = new List<int> { 0, 0 },
        ["timeToday"] = new List<int> { 0, 0 },
    };

    private static string DeckConf(DateTimeOffset now) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["1"] = new Dictionary<string, object>
        {
            ["id"] = 1,
            ["name"] = "Default",
            ["mod"] = now.ToUnixTimeSeconds(),
            ["usn"] = -1,
            ["maxTaken"] = 60,
            ["timer"] = 0,
            ["autoplay"] = true,
            ["replayq"] = true,
            ["new"] = new Dictionary<string, object> { ["delays"] = new List<int> { 1, 10 }, ["ints"] = new List<int> { 1, 4, 7 }, ["initialFactor"] = 2500, ["order"] = 1, ["perDay"] = 20, ["bury"] = false },
            ["rev"] = new Dictionary<string, object> { ["perDay"] = 200, ["ease4"] = 1.3, ["fuzz"] = 0.05, ["ivlFct"] = 1, ["maxIvl"] = 36500, ["bury"] = false },
            ["lapse"] = new Dictionary<string, object> { ["delays"] = new List<int> { 10 }, ["mult"] = 0, ["minInt"] = 1, ["leechFails"] = 8, ["leechAction"] = 0 },
        },
    });
}
