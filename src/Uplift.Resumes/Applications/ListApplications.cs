using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;
using Uplift.Platform.Text;

namespace Uplift.Resumes.Applications;

public sealed record ApplicationQuery
{
    [Description("-updatedAt, updatedAt, employer or -employer; -updatedAt unless told.")]
    public string? Sort { get; set; }

    [Description("Only those at this stage.")]
    [AllowedValues(null, "wishlist", "applied", "interview", "offer", "closed", ErrorMessage = "A stage is wishlist, applied, interview, offer or closed.")]
    public string? Stage { get; set; }

    [Description("Only those with this resume.")]
    public Guid? ResumeId { get; set; }

    [Description("How many at most, 20 unless told.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }

    [Description("Only these, with commas between them, to 50.")]
    public string? Ids { get; set; }

    [Description("Whether to say how many there are on all pages.")]
    public bool? Total { get; set; }
}

/// <summary>A person's applications without adverts and notes, filtered, sorted and paged by keyset; and all of them as a file.</summary>
internal sealed class ListApplications(AppDb db, CurrentUser user, Lists lists)
{
    private static readonly SortOrders<JobApplication> Orders = new SortOrders<JobApplication>()
        .Add("-updatedAt", by => by.Down(a => a.UpdatedAt).Down(a => a.Id))
        .Add("updatedAt", by => by.Up(a => a.UpdatedAt).Up(a => a.Id))
        .Add("employer", by => by.Up(a => a.Employer).Up(a => a.Id))
        .Add("-employer", by => by.Down(a => a.Employer).Down(a => a.Id));

    public static void Map(IEndpointRouteBuilder api, IEndpointRouteBuilder applications)
    {
        applications.MapGet("/", GetAsync)
            .WithSummary("List your applications")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/applications.csv", GetCsvAsync)
            .WithSummary("Download your applications as CSV")
            .Produces<string>(contentType: "text/csv")
            .RequireSignedIn();
    }

    private static async Task<Results<Ok<Page<ApplicationRow>>, ProblemHttpResult>> GetAsync(
        [AsParameters] ApplicationQuery query, ListApplications list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    private static async Task<FileContentHttpResult> GetCsvAsync(ListApplications list, CancellationToken cancellation) => TypedResults.File(
        System.Text.Encoding.UTF8.GetBytes(await list.CsvAsync(cancellation)), "text/csv; charset=utf-8", "applications.csv");

    public async Task<Outcome<Page<ApplicationRow>>> HandleAsync(ApplicationQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(query, cancellation);
        return slice.Value is { } rows
            ? rows.ToPage(query.Total == true ? await CountAsync(query, cancellation) : null)
            : slice.Problem!;
    }

    public async Task<Outcome<Slice<ApplicationRow>>> SliceAsync(ApplicationQuery query, CancellationToken cancellation)
    {
        var (ids, problem) = Batch.Ids(query.Ids);
        return problem ?? await lists.SliceAsync(
            Filter(query),
            Orders,
            ApplicationRow.Of,
            new ListRequest(query.Sort, query.Limit ?? ids?.Count, query.After, query.Fields),
            Lists.Scope("applications", user.Id, query.Stage, query.ResumeId, query.Ids),
            cancellation);
    }

    /// <summary>How many there are on all pages together.</summary>
    public Task<int> CountAsync(ApplicationQuery query, CancellationToken cancellation) => Filter(query).CountAsync(cancellation);

    /// <summary>All of them, the newest first, with the stages that each went through.</summary>
    public async Task<string> CsvAsync(CancellationToken cancellation)
    {
        var all = await Filter(new ApplicationQuery())
            .OrderByDescending(a => a.UpdatedAt)
            .ThenByDescending(a => a.Id)
            .Select(ApplicationView.Of)
            .ToListAsync(cancellation);
        return string.Concat(all.Select(Line)
            .Prepend(Csv.Line("employer", "role", "stage", "next", "url", "created", "changed", "history", "notes"))
            .Select(line => line + "\r\n"));
    }

    private static string Line(ApplicationView application) => Csv.Line(
        application.Employer,
        application.Role,
        application.Stage.Word(),
        application.NextOn?.ToString("O", CultureInfo.InvariantCulture) ?? "",
        application.Url ?? "",
        Instant(application.CreatedAt),
        Instant(application.UpdatedAt),
        string.Join("; ", application.History.Select(change => $"{change.Stage.Word()} {Instant(change.At)}")),
        application.Notes);

    private static string Instant(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private IQueryable<JobApplication> Filter(ApplicationQuery query)
    {
        var applications = db.Applications.AsNoTracking().OwnedBy(user.Id);
        if (query.Stage is not null && Enum.TryParse<ApplicationStage>(query.Stage, ignoreCase: true, out var stage))
        {
            applications = applications.Where(a => a.Stage == stage);
        }

        if (query.ResumeId is { } resumeId)
        {
            applications = applications.Where(a => a.ResumeId == resumeId);
        }

        return Batch.Ids(query.Ids).Ids is { } ids ? applications.Where(a => ids.Contains(a.Id)) : applications;
    }
}

internal static class StageWords
{
    /// <summary>The stage as the API and addresses write it.</summary>
    public static string Word(this ApplicationStage stage) => stage.ToString().ToLowerInvariant();
}
