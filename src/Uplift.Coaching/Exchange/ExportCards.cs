using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Coaching.Cards;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Coaching.Exchange;

/// <summary>A person's cards as a file: CSV for spreadsheets and other programs, a package for Anki.</summary>
internal sealed class ExportCards(AppDb db, CurrentUser user, TimeProvider clock)
{
    public const string Head = "question,topic,prompt,answer,origin,due,stability,difficulty,reviews,lapses";

    /// <summary>A package is made in memory and on disk; more cards than that are taken out as CSV.</summary>
    private const int MostPacked = 20_000;

    public static void Map(IEndpointRouteBuilder cards)
    {
        cards.MapGet("/export.csv", (ExportCards export, CancellationToken cancellation) => TypedResults.Stream(
            stream => export.WriteCsvAsync(stream, cancellation), "text/csv; charset=utf-8", "uplift-cards.csv"))
            .WithSummary("Your cards as CSV")
            .Produces<string>(contentType: "text/csv");
        cards.MapGet("/export.apkg", async Task<FileContentHttpResult> (ExportCards export, CancellationToken cancellation) =>
            TypedResults.File(await export.PackAsync(cancellation), "application/octet-stream", "uplift-cards.apkg"))
            .WithSummary("Your cards as a package for Anki")
            .Produces<string>(contentType: "application/octet-stream");
    }

    private async Task WriteCsvAsync(Stream stream, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.NewLine = "\r\n";
        await writer.WriteLineAsync(Head.AsMemory(), cancellation);
        await foreach (var card in Own().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            await writer.WriteLineAsync(Row(card).AsMemory(), cancellation);
        }
    }

    private async Task<byte[]> PackAsync(CancellationToken cancellation) =>
        await AnkiPackage.WriteAsync(await Own().Take(MostPacked).ToListAsync(cancellation), clock.GetUtcNow(), cancellation);

    private IQueryable<CardView> Own()
    {
        var ownerId = user.Id;
        return db.StudyCards.AsNoTracking().Where(c => c.OwnerId == ownerId).OrderBy(c => c.Id).Select(CardView.Of);
    }

    private static string Row(CardView card) => Csv.Line(
        card.Question,
        card.TopicId,
        card.Prompt,
        card.Answer,
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(card.Origin.ToString()),
        card.DueAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        card.Stability?.ToString("0.####", CultureInfo.InvariantCulture) ?? "",
        card.Difficulty?.ToString("0.####", CultureInfo.InvariantCulture) ?? "",
        card.Reviews.ToString(CultureInfo.InvariantCulture),
        card.Lapses.ToString(CultureInfo.InvariantCulture));
}
