using System.Text.RegularExpressions;
using Uplift.Library.Contracts;

namespace Uplift.Library.Content;

/// <summary>The fields that guides and questions have in common.</summary>
internal static partial class Slugs
{
    public static string Read(FieldReader fields, ContentFile file)
    {
        var slug = fields.Text("slug");
        if (slug.Length > 0 && !Are(slug))
        {
            fields.Fault(fields.LineOf("slug"), $"slug '{slug}' must be words of a-z and 0-9 joined by hyphens, 80 characters at most");
        }
        else if (slug.Length > 0 && slug != file.Name)
        {
            fields.Fault(fields.LineOf("slug"), $"slug '{slug}' differs from the file's name '{file.Name}'");
        }

        return slug;
    }

    public static bool Are(string slug) => slug.Length <= 80 && Shape().IsMatch(slug);

    public static TopicEntry? Topic(FieldReader fields, string id, IReadOnlyDictionary<string, TopicEntry> topics)
    {
        var topic = topics.GetValueOrDefault(id);
        if (id.Length > 0 && topic is null)
        {
            fields.Fault(fields.LineOf("topic"), $"unknown topic '{id}'");
        }

        return topic;
    }

    public static Level Level(FieldReader fields)
    {
        var text = fields.Text("level");
        if (text.Length > 0 && LevelNames.Parse(text) is null)
        {
            fields.Fault(fields.LineOf("level"), $"level '{text}' is not beginner, intermediate or advanced");
        }

        return LevelNames.Parse(text) ?? Contracts.Level.Beginner;
    }

    public static List<Reference> References(FieldReader fields)
    {
        var references = fields.Items("references").ConvertAll(item =>
        {
            var reference = new Reference(item.Text("title"), item.OptionalText("url"));
            if (reference.Url is not null && !reference.Url.StartsWith("https://", StringComparison.Ordinal))
            {
                item.Fault(item.LineOf("url"), "a reference's url begins with https://");
            }

            item.RefuseUnknown();
            return reference;
        });
        if (fields.Has("references") && references.Count == 0)
        {
            fields.Fault(fields.LineOf("references"), "no reference");
        }

        return references;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Shape();
}
