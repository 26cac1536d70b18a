using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Coaching.Exchange;

/// <summary>Brings cards from a CSV file as it is; what its text must be is <see cref="ImportCards"/>' to say.</summary>
internal sealed class ImportCardFile(ImportCards import)
{
    public const int LargestBytes = 1_000_000;

    /// <summary>The file and the envelope of its form.</summary>
    public const int LargestRequest = LargestBytes + (64 * 1024);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Map(IEndpointRouteBuilder cards) => cards
        .MapPost("/imports/file", PostAsync)
        .WithMetadata(new RateLimitAttribute(RateLimitPolicy.Uploads), new RequestSizeLimitAttribute(LargestRequest))
        .Accepts<IFormFile>("multipart/form-data")
        .WithSummary("Bring cards from a CSV file")
        .WithDescription("The part named file is CSV in UTF-8, at most 1 MB, with a head line: prompt and answer, and question or topic.")
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    // The form is read by hand: a bound file would ask for a token, which the cross-site guard has already asked for where one is due.
    private static async Task<Results<Created<CardImportView>, StatusCodeHttpResult, ProblemHttpResult>> PostAsync(
        HttpContext context, ImportCardFile import, CancellationToken cancellation)
    {
        if (!context.Request.HasFormContentType)
        {
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        var outcome = await import.HandleAsync(form.Files["file"], cancellation);
        return outcome.Value is { } brought ? TypedResults.Created("/api/v1/cards", brought) : outcome.Problem!.ToResult();
    }

    private async Task<Outcome<CardImportView>> HandleAsync(IFormFile? file, CancellationToken cancellation)
    {
        var read = await ReadAsync(file, cancellation);
        return read.Value is { } text ? await import.HandleAsync(new CardImportDraft { Csv = text }, cancellation) : read.Problem!;
    }

    /// <summary>The file's text.</summary>
    public static async Task<Outcome<string>> ReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
        {
            return Problem.Invalid("/file", "missing", "Choose a file.");
        }

        if (file.Length > LargestBytes)
        {
            return Problem.Invalid("/file", "too-large", "A file may have 1 MB here. Divide it; each part needs the head line.");
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        try
        {
            var text = Utf8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
            return text.Length <= CardImportDraft.MostCharacters ? text : Problem.Invalid("/file", "too-large", "A file has at most 500,000 characters.");
        }
        catch (DecoderFallbackException)
        {
            return Problem.Invalid("/file", "not-utf-8", "The file is not UTF-8 text. In a spreadsheet, save it as “CSV UTF-8”.");
        }
    }
}
