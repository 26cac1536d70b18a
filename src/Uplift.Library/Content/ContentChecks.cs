namespace Uplift.Library.Content;

/// <summary>What only all files together can tell: slugs used twice, links to nothing, questions asked twice.</summary>
internal static class ContentChecks
{
    public static void Run(List<TopicEntry> topics, List<GuideEntry> guides, List<QuestionEntry> questions, List<ContentFault> faults)
    {
        DuplicateSlugs(guides.Select(guide => (guide.File, guide.Slug, guide.SlugLine)), faults);
        DuplicateSlugs(questions.Select(question => (question.File, question.Slug, question.SlugLine)), faults);
        var links = new LinkTargets(topics, guides, questions);
        foreach (var guide in guides)
        {
            CheckGuide(guide, links, faults);
        }

        foreach (var question in questions)
        {
            CheckQuestion(question, links, faults);
        }

        faults.AddRange(NearDuplicates.Find(questions).Select(pair => new ContentFault(
            pair.Later.File.Path, pair.Later.PromptLine, $"the prompt is nearly the same as that of '{pair.Earlier.Slug}'")));
    }

    private static void DuplicateSlugs(IEnumerable<(ContentFile File, string Slug, int Line)> items, List<ContentFault> faults)
    {
        foreach (var group in items.Where(item => item.Slug.Length > 0).GroupBy(item => item.Slug))
        {
            faults.AddRange(group.Skip(1).Select(item => new ContentFault(
                item.File.Path, item.Line, $"duplicate slug '{item.Slug}', also in {group.First().File.Path}")));
        }
    }

    private static void CheckGuide(GuideEntry guide, LinkTargets links, List<ContentFault> faults)
    {
        faults.AddRange(guide.Questions.Where(question => !links.HasQuestion(question.Text))
            .Select(question => new ContentFault(guide.File.Path, question.Line, $"unknown question '{question.Text}'")));
        faults.AddRange(guide.Related.Where(related => !links.HasGuide(related.Text))
            .Select(related => new ContentFault(guide.File.Path, related.Line, $"unknown related guide '{related.Text}'")));
        CheckLinks(guide.File, guide.File.Body, guide.File.BodyLine, links, faults);
        foreach (var faq in guide.Faqs)
        {
            CheckLinks(guide.File, faq.Answer, faq.Line, links, faults);
        }
    }

    private static void CheckQuestion(QuestionEntry question, LinkTargets links, List<ContentFault> faults)
    {
        CheckLinks(question.File, question.File.Body, question.File.BodyLine, links, faults);
        faults.AddRange(question.Sees.Where(see => !links.HasGuide(see.Text))
            .Select(see => new ContentFault(question.File.Path, see.Line, $"unknown guide or section '{see.Text}'")));
    }

    private static void CheckLinks(ContentFile file, string text, int firstLine, LinkTargets links, List<ContentFault> faults) =>
        faults.AddRange(Markdown.Links(Markdown.Parse(text))
            .Where(link => links.IsBroken(link.Url, file))
            .Select(link => new ContentFault(file.Path, firstLine + link.Line, $"broken link '{link.Url}'")));
}
