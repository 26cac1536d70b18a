using System.Globalization;
using Uplift.Library.Content;
using Uplift.Library.Contracts;
using Uplift.Platform.Configuration;
using YamlDotNet.RepresentationModel;

namespace Uplift.Library.Drafts;

/// <param name="Slug">As the text has it, or what it is called while it has none that can be a file's name.</param>
internal sealed record CheckedDraft(string Slug, string TopicId, Level Level, IReadOnlyList<DraftFault> Faults)
{
    public string Path => DraftCheck.PathOf(TopicId, Slug);
}

/// <summary>The checks of <c>content check</c> on one question that is not a file yet, among all that are.</summary>
internal sealed class DraftCheck(Places places)
{
    public const string NoSlug = "draft";

    /// <summary>All the content that there is, read from its files: a draft is held against what is published.</summary>
    public ContentFolder Load() => ContentFolder.Load(places.ContentDir);

    public static string PathOf(string topic, string slug) => $"questions/{(topic.Length > 0 ? topic : "topic")}/{slug}.md";

    public static CheckedDraft Run(string text, ContentFolder published)
    {
        // Its file is named after its slug, so it is read for that first.
        var (file, fault) = ContentFile.Of(PathOf("", NoSlug), text);
        if (file is null)
        {
            return new CheckedDraft(NoSlug, "", Level.Beginner, [new DraftFault(fault!.Line, fault.Message)]);
        }

        var slug = Field(file, "slug") is { } named && Slugs.Are(named) ? named : NoSlug;
        var topic = Field(file, "topic") is { } about && Slugs.Are(about) ? about : "";
        var faults = new List<ContentFault>();
        var entry = QuestionFile.Read(ContentFile.Of(PathOf(topic, slug), text).File!, published.Topics.DistinctBy(one => one.Id).ToDictionary(one => one.Id), faults);
        var others = published.Questions.Where(question => question.File.Path != entry.File.Path).ToList();
        if (others.Count < published.Questions.Count)
        {
            faults.Add(new ContentFault(entry.File.Path, entry.SlugLine, $"a question with the slug '{slug}' is published already"));
        }

        ContentChecks.Run([.. published.Topics], [.. published.Guides], [.. others, entry], faults);
        return new CheckedDraft(
            slug,
            topic,
            entry.Level,
            [.. faults.Where(one => one.File == entry.File.Path).OrderBy(one => one.Line).Select(one => new DraftFault(one.Line, one.Message))]);
    }

    private static string? Field(ContentFile file, string name) =>
        file.FrontMatter.Children.TryGetValue(new YamlScalarNode(name), out var node) && node is YamlScalarNode { Value: { } value } ? value.Trim() : null;
}

/// <summary>The line that says whether a person has read a question; until then no check and no import takes it.</summary>
internal static class ReviewLine
{
    private const string Field = "reviewed_on: ";

    public const string Unread = Field + "not-yet";

    public static string Dated(string text, DateOnly day) => string.Join('\n', text.Split('\n')
        .Select(line => line.TrimEnd() == Unread ? Field + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : line));
}
