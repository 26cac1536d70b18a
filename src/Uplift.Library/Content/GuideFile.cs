using Uplift.Library.Contracts;

namespace Uplift.Library.Content;

/// <summary>A guide as written in its file.</summary>
internal sealed record GuideEntry(
    ContentFile File,
    string Slug,
    string Title,
    string Topic,
    Level Level,
    string Summary,
    IReadOnlyList<string> Tags,
    DateOnly UpdatedOn,
    int ReadMinutes,
    IReadOnlyList<FaqEntry> Faqs,
    GuideParts Parts,
    int SlugLine,
    IReadOnlyList<Located> Questions,
    IReadOnlyList<Located> Related);

/// <param name="Answer">Markdown.</param>
internal sealed record FaqEntry(string Question, string Answer, int Line);

/// <summary>Reads a guide file by the rules of <c>content/README.md</c>.</summary>
internal static class GuideFile
{
    public static GuideEntry Read(ContentFile file, IReadOnlyDictionary<string, TopicEntry> topics, List<ContentFault> faults)
    {
        var fields = new FieldReader(file.FrontMatter, file.Path, faults);
        var slug = Slugs.Read(fields, file);
        var topic = fields.Text("topic");
        _ = Slugs.Topic(fields, topic, topics);
        var faqs = fields.Items("faqs").ConvertAll(ReadFaq);
        var document = Markdown.Parse(file.Body);
        var sections = Markdown.Sections(document);
        if (sections.Count == 0)
        {
            faults.Add(new ContentFault(file.Path, file.BodyLine, "the guide has no section (a ## heading)"));
        }

        var (questions, related) = (fields.LocatedTexts("questions"), fields.LocatedTexts("related"));
        var parts = new GuideParts(
            sections,
            questions.ConvertAll(question => question.Text),
            related.ConvertAll(guide => guide.Text),
            faqs.ConvertAll(faq => new GuideFaq(faq.Question, Markdown.ToHtml(faq.Answer))),
            Slugs.References(fields));
        var guide = new GuideEntry(
            file,
            slug,
            fields.Text("title"),
            topic,
            Slugs.Level(fields),
            fields.Text("summary"),
            fields.Texts("tags"),
            fields.Day("updated_on"),
            Markdown.ReadMinutes(document, file.Body),
            faqs,
            parts,
            fields.LineOf("slug"),
            questions,
            related);
        // Computed here; a file may state it for its readers, but the text decides.
        _ = fields.OptionalText("read_minutes");
        fields.RefuseUnknown();
        return guide;
    }

    private static FaqEntry ReadFaq(FieldReader item)
    {
        var faq = new FaqEntry(item.Text("question"), item.Text("answer"), item.LineOf("answer"));
        item.RefuseUnknown();
        return faq;
    }
}
