namespace Uplift.Library.Content;

/// <summary>A topic of the taxonomy as written in <c>topics.yaml</c>.</summary>
internal sealed record TopicEntry(
    string Id, string Name, string Area, IReadOnlyList<string> Subtopics, IReadOnlyList<string> QuestionKinds);

internal static class TopicFile
{
    public const string Name = "topics.yaml";

    public static List<TopicEntry> Read(string folder, List<ContentFault> faults)
    {
        var (node, fault) = ContentFile.ReadYaml(folder, Name);
        if (node is null)
        {
            faults.Add(fault!);
            return [];
        }

        var fields = new FieldReader(node, Name, faults);
        var topics = fields.Items("topics").ConvertAll(Read);
        foreach (var twice in topics.GroupBy(topic => topic.Id).Where(group => group.Count() > 1))
        {
            fields.Fault(fields.LineOf("topics"), $"topic '{twice.Key}' is listed twice");
        }

        return topics;
    }

    private static TopicEntry Read(FieldReader topic) => new(
        topic.Text("id"), topic.Text("name"), topic.Text("area"), topic.Texts("subtopics"), topic.Texts("question_kinds"));
}
