using Uplift.Library.Contracts;
using Uplift.Platform.Data;

namespace Uplift.Library.Content;

/// <summary>Keeps the search documents and tags of one kind of item in step with its files.</summary>
internal sealed class SearchRows(
    AppDb db, ItemKind kind, Dictionary<string, SearchDocument> documents, ILookup<string, ItemTag> tags)
{
    public void Write(string slug, string topic, Level level, string title, string body, IReadOnlyList<string> newTags)
    {
        if (!documents.TryGetValue(slug, out var document))
        {
            document = db.SearchDocuments.Add(new SearchDocument { Kind = kind, Slug = slug, TopicId = topic, Title = "", Body = "" }).Entity;
        }

        (document.TopicId, document.Level, document.Title, document.Body) = (topic, level, title, body);
        var present = tags[slug].Select(tag => tag.Tag).ToHashSet();
        db.ItemTags.RemoveRange(tags[slug].Where(tag => !newTags.Contains(tag.Tag)));
        db.ItemTags.AddRange(newTags.Distinct(StringComparer.Ordinal).Where(tag => !present.Contains(tag))
            .Select(tag => new ItemTag { Kind = kind, Slug = slug, Tag = tag }));
    }

    public void Remove(string slug)
    {
        if (documents.TryGetValue(slug, out var document))
        {
            db.SearchDocuments.Remove(document);
        }

        db.ItemTags.RemoveRange(tags[slug]);
    }
}
