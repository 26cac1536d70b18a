using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Audit;
using Uplift.Platform.Identity;
using Uplift.Platform.PersonalData;

namespace Uplift.Identity.MyData;

/// <summary>Everything that Uplift keeps about a person, as one archive.</summary>
internal sealed class DownloadMyData(IEnumerable<IPersonalData> kinds, TimeProvider clock)
{
    private const string ReadMe =
        """
        # Your data on Uplift

        Everything that this Uplift keeps about you: JSON files for programs, and Markdown of what you would read yourself.

        - `account/` who you are here, where you are signed in, and what was done with your account
        - `interviews/` each interview as JSON, and its report as Markdown
        - `library/` bookmarks and what you have read
        - `sharing/` coaches, and what you share

        Passwords, tokens and codes are not here: Uplift keeps only values from which they cannot be read.
        Instants are in UTC.
        """;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/me/archive", GetAsync)
        .WithSummary("Download everything Uplift keeps about me")
        .Produces<Stream>(contentType: "application/zip")
        .RequireSignedIn()
        .DisableRequestTimeout();

    private static async Task<FileStreamHttpResult> GetAsync(
        DownloadMyData download, CurrentUser user, AuditLog audit, TimeProvider clock, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"uplift-{clock.GetUtcNow():yyyy-MM-dd}.zip");
        var file = await download.HandleAsync(user.Id, cancellation);
        await audit.RecordNowAsync("archive.downloaded", AuditOutcome.Done, cancellation);
        return TypedResults.File(file, "application/zip", name);
    }

    /// <returns>The archive, in a file that is gone when it is closed: it may be large, and it must not stay on the disk.</returns>
    public async Task<Stream> HandleAsync(Guid userId, CancellationToken cancellation)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            });
        try
        {
            await FillAsync(userId, file, cancellation);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task FillAsync(Guid userId, Stream file, CancellationToken cancellation)
    {
        await using var archive = await PersonalArchive.BeginAsync(file, clock.GetUtcNow(), cancellation);
        await archive.AddTextAsync("README.md", ReadMe);
        foreach (var kind in kinds)
        {
            await kind.ExportAsync(userId, archive, cancellation);
        }
    }
}
