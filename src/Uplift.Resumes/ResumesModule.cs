using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Uplift.GraphQL.Building;
using Uplift.Interviews.Contracts;
using Uplift.Platform;
using Uplift.Platform.Graph;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.PersonalData;
using Uplift.Resumes.Applications;
using Uplift.Resumes.Builder;
using Uplift.Resumes.Checks;
using Uplift.Resumes.Contracts;
using Uplift.Resumes.Document;
using Uplift.Resumes.Graph;
using Uplift.Resumes.Import;
using Uplift.Resumes.Interviewing;
using Uplift.Resumes.Matching;
using Uplift.Resumes.Preview;
using Uplift.Resumes.Rephrasing;
using Uplift.Resumes.Sharing;
using Uplift.Resumes.Shelf;
using Uplift.Resumes.Versions;

namespace Uplift.Resumes;

/// <summary>Resumes: written, kept in versions, shared, imported, checked as a machine reads them, matched to a job.</summary>
public sealed class ResumesModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidation();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolver =
            (json.SerializerOptions.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(ResumeText.LeaveOutNulls));
        services.AddScoped<ListResumes>();
        services.AddScoped<ReadResume>();
        services.AddScoped<WriteResume>();
        services.AddScoped<ImportFile>();
        services.AddScoped<DeleteResume>();
        services.AddScoped<CopyResume>();
        services.AddScoped<EditResume>();
        services.AddScoped<KeepRevision>();
        services.AddScoped<MoveToRevision>();
        services.AddScoped<ListVersions>();
        services.AddScoped<NameVersion>();
        services.AddScoped<CompareVersions>();
        services.AddScoped<ExportResume>();
        services.AddScoped<ResumeLinks>();
        services.AddScoped<ReadSharedResume>();
        services.AddScoped<ListApplications>();
        services.AddScoped<ReadApplication>();
        services.AddScoped<WriteApplication>();
        services.AddScoped<ListSendables>();
        services.AddScoped<CheckFile>();
        services.AddScoped<CheckResume>();
        services.AddScoped<MatchResume>();
        services.AddScoped<IPlanInterviews, PlanFromResumes>();
        services.AddScoped<StudyMatch>();
        services.AddScoped<IStudyGaps, NoStudy>();
        services.AddScoped<IMyJobs, MyJobs>();
        services.AddScoped<SuggestBullets>();
        services.AddScoped<IPersonalData, ResumeData>();
        services.AddSingleton(new NodeSource(ResumeGraph.Collection, ResumeGraph.FindAsync));
        services.AddSingleton(new NodeSource(ApplicationGraph.Collection, ApplicationGraph.FindAsync));
        services.AddProblemPages(
            new ProblemPage("resume-not-found", 404, "No resume of yours has this address. It may have been deleted.", "Look for it in your resumes."),
            new ProblemPage("version-not-found", 404, "The resume has no version, or no state, with this number. States without a name are dropped after a while.", "See the list of its versions."),
            new ProblemPage("format-not-found", 404, "A resume is handed out as pdf, docx, md, txt or json, and the address names something else.", "End the address with one of these."),
            new ProblemPage("application-not-found", 404, "No application of yours has this address. It may have been deleted.", "Look for it in your applications."),
            new ProblemPage("too-many-resumes", 409, "A person keeps at most fifty resumes.", "Delete one that you do not need any more; a version of another one takes no place."),
            new ProblemPage("too-many-versions", 409, "A resume has at most twenty versions.", "Delete one that you do not need any more."),
            new ProblemPage("too-many-applications", 409, "A person keeps at most five hundred applications.", "Download them as CSV, then delete those that are long closed."));
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        ReadSharedResume.Map(api);
        CheckFile.Map(api);
        SuggestBullets.Map(api);
        var resumes = api.MapGroup("/resumes")
            .RequireSignedIn();
        ListResumes.Map(resumes);
        ReadResume.Map(resumes);
        WriteResume.Map(resumes);
        ImportFile.Map(resumes);
        DeleteResume.Map(resumes);
        CopyResume.Map(resumes);
        MoveToRevision.Map(resumes);
        ListVersions.Map(resumes);
        NameVersion.Map(resumes);
        CompareVersions.Map(resumes);
        ResumeLinks.Map(resumes);
        CheckResume.Map(resumes);
        var matches = api.MapGroup("/resume-matches")
            .RequireSignedIn();
        MatchResume.Map(matches);
        StudyMatch.Map(matches);
        ExportResume.Map(resumes);

        var applications = api.MapGroup("/applications")
            .RequireSignedIn();
        ListApplications.Map(api, applications);
        ReadApplication.Map(applications);
        WriteApplication.Map(applications);
    }

    public void AddGraph(SchemaBuilder graph)
    {
        ResumeGraph.Add(graph);
        ApplicationGraph.Add(graph);
        BulletGraph.Add(graph);
    }
}
