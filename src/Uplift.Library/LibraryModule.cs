using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Uplift.GraphQL.Building;
using Uplift.Library.Bookmarks;
using Uplift.Library.Content;
using Uplift.Library.Contracts;
using Uplift.Library.Drafts;
using Uplift.Library.Feeds;
using Uplift.Library.Graph;
using Uplift.Library.Guides;
using Uplift.Library.Notes;
using Uplift.Library.Questions;
using Uplift.Library.Reading;
using Uplift.Library.Search;
using Uplift.Library.Topics;
using Uplift.Platform;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.PersonalData;

namespace Uplift.Library;

/// <summary>What people read: topics, guides, questions, search, and what they keep of it.</summary>
public sealed class LibraryModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var database = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        services.AddValidation();
        services.AddOptions<LibraryOptions>().BindConfiguration(LibraryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<FollowContent>();
        services.AddScoped<ILibrary, LibraryCatalogue>();
        services.AddScoped<IShelf, LibraryShelf>();
        services.AddScoped<IStoryHints, NoStoryHints>();
        services.AddScoped<IContentImport, ContentImport>();
        services.AddScoped<ImportContent>();
        services.AddSingleton<ListTopics>();
        services.AddScoped<ReadTopic>();
        services.AddScoped<ListGuides>();
        services.AddScoped<ReadGuide>();
        services.AddSingleton<QuestionPages>();
        services.AddScoped<ListQuestions>();
        services.AddScoped<ReadQuestion>();
        services.AddScoped<SearchLibrary>();
        services.AddSingleton<Vocabulary>();
        services.AddScoped<BookmarkItem>();
        services.AddScoped<ListBookmarks>();
        services.AddScoped<RecordReading>();
        services.AddScoped<ListReading>();
        services.AddScoped<LibraryItems>();
        foreach (var source in LibraryGraph.Nodes())
        {
            services.AddSingleton(source);
        }

        services.AddScoped<ListNotes>();
        services.AddScoped<ReadNote>();
        services.AddScoped<WriteNote>();
        services.AddScoped<DeleteNote>();
        services.AddScoped<ListPages>();
        services.AddSingleton<DraftCheck>();
        services.AddScoped<DraftQuestion>();
        services.AddScoped<ListDrafts>();
        services.AddScoped<ReadDraft>();
        services.AddScoped<WriteDraft>();
        services.AddScoped<IPersonalData, DraftData>();
        services.AddScoped<IPersonalData, BookmarkData>();
        services.AddScoped<IPersonalData, ReadingData>();
        services.AddScoped<IPersonalData, NoteData>();
        if (database.IsPostgres)
        {
            services.AddScoped<IFullText, PostgresFullText>();
        }
        else
        {
            services.AddScoped<IFullText, SqliteFullText>();
        }

        services.AddProblemPages(
            new ProblemPage("guide-not-found", 404, "No guide has this address. It may have been renamed or withdrawn.", "Look for it in the list of guides or by search."),
            new ProblemPage("question-not-found", 404, "No question has this address. It may have been renamed or withdrawn.", "Look for it in the list of questions or by search."),
            new ProblemPage("note-not-found", 404, "No note of yours has this address. It may have been deleted.", "Look for it in your notes."),
            new ProblemPage("question-draft-not-found", 404, "No draft of a question has this address. It may have been deleted.", "Look for it in the list of drafts."),
            new ProblemPage("question-draft-faulty", 409, "The draft still has faults that the content check would name, so nobody can vouch for it.", "Read its faults, change its text, and say it again."),
            new ProblemPage("bookmark-not-found", 404, "You have not bookmarked this.", "Bookmark it with PUT."),
            new ProblemPage("topic-not-found", 404, "No topic has this name.", "See the list of topics."));
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        ListTopics.Map(api);
        ListGuides.Map(api);
        ReadGuide.Map(api);
        ListQuestions.Map(api);
        ReadQuestion.Map(api);
        RecordReading.Map(api);
        BookmarkItem.Map(api);
        ListBookmarks.Map(api);
        SearchLibrary.Map(api);

        var notes = api.MapGroup("/notes")
            .RequireSignedIn();
        ListNotes.Map(notes);
        ReadNote.Map(notes);
        WriteNote.Map(notes);
        DeleteNote.Map(notes);

        var drafts = api.MapGroup("/question-drafts").RequirePermission(Permissions.WriteGuides);
        DraftQuestion.Map(drafts);
        ListDrafts.Map(drafts);
        ReadDraft.Map(drafts);
        WriteDraft.Map(drafts);
    }

    public void AddGraph(SchemaBuilder graph) => LibraryGraph.Add(graph);
}
