using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Access;
using Uplift.Platform.Audit;
using Uplift.Platform.Text;

namespace Uplift.Identity.Audit;

// AuditQuery has the same six, but they cannot move to a record that both inherit: the generated binding (0033) sees only
// the properties that a record declares itself, and would ignore the filters.
public sealed record AuditExportQuery
{
    public string? Action { get; init; }

    public AuditOutcomeWord? Outcome { get; init; }

    /// <summary>Whose doings.</summary>
    public Guid? Actor { get; init; }

    /// <summary>Whose account it concerns.</summary>
    public Guid? Subject { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    internal AuditQuery ToQuery() => new()
    {
        Action = Action,
        Outcome = Outcome,
        Actor = Actor,
        Subject = Subject,
        From = From,
        Until = Until,
    };
}

/// <summary>The audit log as a file, filtered as the list is. Who took it is in the log too.</summary>
internal sealed class ExportAuditEntries(AuditReader reader, AuditLog audit)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/audit-entries.csv", CsvAsync)
            .WithSummary("Download the audit log as CSV")
            .Produces<string>(contentType: "text/csv")
            .RequirePermission(Permissions.ReadAudit)
            .DisableRequestTimeout();
        api.MapGet("/audit-entries.jsonl", JsonLinesAsync)
            .WithSummary("Download the audit log as JSON lines")
            .Produces<string>(contentType: "application/jsonl")
            .RequirePermission(Permissions.ReadAudit)
            .DisableRequestTimeout();
    }

    private static async Task<PushStreamHttpResult> CsvAsync(
        [AsParameters] AuditExportQuery query, ExportAuditEntries export, CancellationToken cancellation)
    {
        await export.NoteAsync("csv", cancellation);
        return TypedResults.Stream(
            stream => export.WriteAsync(query.ToQuery(), stream, "at,action,outcome,actor,subject,target,detail,address", CsvLine, cancellation),
            "text/csv; charset=utf-8",
            "audit-entries.csv");
    }

    private static async Task<PushStreamHttpResult> JsonLinesAsync(
        [AsParameters] AuditExportQuery query, ExportAuditEntries export, CancellationToken cancellation)
    {
        await export.NoteAsync("jsonl", cancellation);
        return TypedResults.Stream(
            stream => export.WriteAsync(query.ToQuery(), stream, null, entry => JsonSerializer.Serialize(entry, Json), cancellation),
            "application/jsonl; charset=utf-8",
            "audit-entries.jsonl");
    }

    private Task NoteAsync(string format, CancellationToken cancellation) =>
        audit.RecordNowAsync("audit.exported", AuditOutcome.Done, cancellation, detail: format);

    private async Task WriteAsync(
        AuditQuery query, Stream stream, string? head, Func<AuditEntryView, string> line, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.NewLine = "\n";
        if (head is not null)
        {
            await writer.WriteLineAsync(head.AsMemory(), cancellation);
        }

        await foreach (var entry in reader.All(query).WithCancellation(cancellation))
        {
            await writer.WriteLineAsync(line(entry).AsMemory(), cancellation);
        }
    }

    internal static string CsvLine(AuditEntryView entry) => Csv.Line(
        entry.At.ToString("O", CultureInfo.InvariantCulture),
        entry.Action,
        new AuditOutcomeWord(entry.Outcome).ToString(),
        entry.ActorEmail ?? entry.ActorId?.ToString(),
        entry.SubjectEmail ?? entry.SubjectId?.ToString(),
        entry.Target,
        entry.Detail,
        entry.Address);
}
