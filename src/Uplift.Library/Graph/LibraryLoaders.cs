using Uplift.GraphQL.Execution;
using Uplift.Library.Guides;
using Uplift.Library.Questions;
using Uplift.Library.Topics;
using Uplift.Platform.Graph;

namespace Uplift.Library.Graph;

/// <summary>The library's loaders: whatever the rows of an answer ask for is fetched for all of them together.</summary>
internal static class LibraryLoaders
{
    public static async ValueTask<object?> GuideAsync(FieldCall call, string slug) =>
        await call.Loaders.Get<string, GuideRow>("guides", (slugs, cancellation) =>
            AskAsync(call, items => items.GuidesAsync(slugs, cancellation))).LoadAsync(slug);

    public static async ValueTask<object?> QuestionAsync(FieldCall call, string slug) => await Questions(call).LoadAsync(slug);

    /// <summary>The guide or question of that name.</summary>
    public static ValueTask<object?> ItemAsync(FieldCall call, string kind, string slug) =>
        kind == "guide" ? GuideAsync(call, slug) : QuestionAsync(call, slug);

    public static async ValueTask<object?> QuestionsOfAsync(FieldCall call, string guide)
    {
        var slugs = await call.Loaders.Get<string, IReadOnlyList<string>>("questions of guides", (guides, cancellation) =>
            AskAsync(call, items => items.QuestionsOfAsync(guides, cancellation))).LoadAsync(guide);
        return (await Task.WhenAll((slugs ?? []).Select(Questions(call).LoadAsync))).OfType<QuestionRow>().ToList();
    }

    public static async ValueTask<object?> MarksAsync(FieldCall call, string guide) =>
        await call.Loaders.Get<string, GuideMarks>("marks", (slugs, cancellation) =>
            AskAsync(call, items => items.MarksAsync(slugs, cancellation))).LoadAsync(guide);

    public static async ValueTask<object?> IsBookmarkedAsync(FieldCall call, string question) =>
        await call.Loaders.Get<string, bool>("bookmarked questions", (slugs, cancellation) =>
            AskAsync(call, items => items.BookmarkedAsync(ItemKind.Question, slugs, cancellation))).LoadAsync(question);

    /// <summary>From memory.</summary>
    public static async ValueTask<object?> TopicAsync(FieldCall call, string id) =>
        (await call.Service<ListTopics>().HandleAsync(call.Cancellation)).FirstOrDefault(topic => topic.Id == id);

    private static Loader<string, QuestionRow> Questions(FieldCall call) =>
        call.Loaders.Get<string, QuestionRow>("questions", (slugs, cancellation) =>
            AskAsync(call, items => items.QuestionsAsync(slugs, cancellation)));

    private static async Task<T> AskAsync<T>(FieldCall call, Func<LibraryItems, Task<T>> ask)
        where T : class =>
        (T)(await call.AskAsync(ask))!;
}
