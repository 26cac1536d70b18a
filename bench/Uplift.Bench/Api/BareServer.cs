using System.Buffers;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Uplift.Bench.Api;

/// <summary>
/// What the product is held against: Kestrel with three endpoints, the SQL written by hand, the JSON written by hand, nothing
/// else. It gives the same rows as the product on the same database.
/// </summary>
internal static class BareServer
{
    private const int Rows = 20;

    private static readonly string[] Levels = ["beginner", "intermediate", "advanced"];

    public static async Task<int> RunAsync(string address, string provider, string connectionString)
    {
        await using DbDataSource source = provider == "postgres"
            ? NpgsqlDataSource.Create(connectionString)
            : SqliteFactory.Instance.CreateDataSource(connectionString);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(address);
        var sized = new ConcurrentDictionary<int, byte[]>();
        app.MapGet("/hello", (HttpResponse response) => WriteAsync(response, "{\"hello\":\"world\"}"u8.ToArray()));
        // As many bytes as an answer of the product: what is left between them is not the sending.
        app.MapGet("/hello/{bytes:int}", (int bytes, HttpResponse response) => WriteAsync(response, sized.GetOrAdd(bytes, Sized)));
        app.MapGet("/questions", async (HttpContext http) => await WriteAsync(http.Response, await QuestionsAsync(source, http.Request.Query)));
        app.MapGet("/notes", async (HttpContext http) => await WriteAsync(http.Response, await NotesAsync(source, http.Request.Query["owner"]!)));
        await app.RunAsync();
        return 0;
    }

    private static byte[] Sized(int bytes) => Encoding.UTF8.GetBytes($"{{\"hello\":\"{new string('w', Math.Max(0, bytes - 12))}\"}}");

    private static async Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> body)
    {
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }

    private static async Task<ReadOnlyMemory<byte>> QuestionsAsync(DbDataSource source, IQueryCollection query)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        var sql = new StringBuilder(
            "SELECT q.slug, q.prompt, q.topic_id, t.name, q.level, q.kind, q.read_seconds, q.sort_key "
            + "FROM questions q JOIN topics t ON t.id = q.topic_id WHERE q.retired_at IS NULL");
        Filter("topic", "q.topic_id = @topic", text => text);
        Filter("level", "q.level = @level", text => Array.IndexOf(Levels, text) + 1);
        Filter("after", "q.sort_key > @after", text => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)));
        sql.Append(CultureInfo.InvariantCulture, $" ORDER BY q.sort_key LIMIT {Rows + 1}");
        command.CommandText = sql.ToString();

        await using var reader = await command.ExecuteReaderAsync();
        var buffer = new ArrayBufferWriter<byte>(8192);
        await using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("items");
        string? last = null;
        var rows = 0;
        while (await reader.ReadAsync())
        {
            if (rows++ == Rows)
            {
                break;
            }

            json.WriteStartObject();
            json.WriteString("slug", reader.GetString(0));
            json.WriteString("prompt", reader.GetString(1));
            json.WriteString("topicId", reader.GetString(2));
            json.WriteString("topicName", reader.GetString(3));
            json.WriteString("level", Levels[reader.GetInt32(4) - 1]);
            json.WriteString("kind", reader.GetString(5));
            json.WriteNumber("readSeconds", reader.GetInt32(6));
            json.WriteEndObject();
            last = reader.GetString(7);
        }

        json.WriteEndArray();
        json.WriteStartObject("page");
        json.WriteString("nextCursor", rows > Rows ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(last!)) : null);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync();
        return buffer.WrittenMemory;

        void Filter(string name, string condition, Func<string, object> value)
        {
            if (query[name].ToString() is { Length: > 0 } given)
            {
                sql.Append(" AND ").Append(condition);
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value(given));
                command.Parameters.Add(parameter);
            }
        }
    }

    private static async Task<ReadOnlyMemory<byte>> NotesAsync(DbDataSource source, string owner)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT n.id, n.title, n.body, n.pinned, n.created_at, n.updated_at FROM notes n "
            + $"WHERE n.owner_id = @owner ORDER BY n.updated_at DESC, n.id DESC LIMIT {Rows + 1}";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("owner", connection is NpgsqlConnection ? Guid.Parse(owner) : owner);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        var buffer = new ArrayBufferWriter<byte>(8192);
        await using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("items");
        while (await reader.ReadAsync())
        {
            json.WriteStartObject();
            json.WriteString("id", reader.GetValue(0).ToString());
            json.WriteString("title", reader.GetString(1));
            json.WriteString("body", reader.GetString(2));
            json.WriteNull("about");
            json.WriteBoolean("pinned", reader.GetBoolean(3));
            json.WriteString("createdAt", Instant(reader, 4));
            json.WriteString("updatedAt", Instant(reader, 5));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync();
        return buffer.WrittenMemory;
    }

    // SQLite has microseconds since 1970, PostgreSQL a timestamp.
    private static DateTimeOffset Instant(DbDataReader reader, int column) => reader is NpgsqlDataReader
        ? new DateTimeOffset(reader.GetDateTime(column))
        : DateTimeOffset.UnixEpoch.AddTicks(reader.GetInt64(column) * TimeSpan.TicksPerMicrosecond);
}
