using Uplift.Library.Contracts;

namespace Uplift.Library.Content;

/// <summary>A question as written in its file.</summary>
internal sealed record QuestionEntry(
    ContentFile File,
    string Slug,
    string Topic,
    Level Level,
    string Kind,
    string Prompt,
    int PromptLine,
    int ReadSeconds,
    string ShortAnswer,
    string FullAnswer,
    QuestionRecord Record,
    int SlugLine,
    IReadOnlyList<Located> Sees);

/// <summary>Reads a question file by the rules of <c>content/README.md</c>.</summary>
internal static class QuestionFile
{
    private static readonly string[] Technical = ["correctness", "depth", "trade_offs", "clarity"];
    private static readonly string[] Behavioural = ["situation", "own_action", "result", "reflection"];

    public static QuestionEntry Read(ContentFile file, IReadOnlyDictionary<string, TopicEntry> topics, List<ContentFault> faults)
    {
        var fields = new FieldReader(file.FrontMatter, file.Path, faults);
        var slug = Slugs.Read(fields, file);
        var topicId = fields.Text("topic");
        var topic = Slugs.Topic(fields, topicId, topics);
        var kind = fields.Text("kind");
        if (topic is not null && kind.Length > 0 && !topic.QuestionKinds.Contains(kind))
        {
            fields.Fault(fields.LineOf("kind"), $"kind '{kind}' is not one of {string.Join(", ", topic.QuestionKinds)}");
        }

        var level = Slugs.Level(fields);
        var dimensions = topic?.Area == "people" ? Behavioural : Technical;
        var points = ReadPoints(fields, "key_points", dimensions);
        CheckPoints(fields, points);
        var sees = new List<Located>();
        var misconceptions = ReadMisconceptions(fields, points, sees);
        var followUps = ReadFollowUps(fields, points, misconceptions, dimensions);
        var record = new QuestionRecord(
            points,
            misconceptions,
            followUps,
            ReadRubric(fields, dimensions),
            fields.Texts("tags"),
            Slugs.References(fields),
            fields.Texts("labs", required: false));
        var (prompt, seconds) = (fields.Text("prompt"), fields.Number("read_seconds", 10, 1800));
        _ = (fields.Text("licence"), fields.Text("author"), fields.Day("reviewed_on"));
        fields.RefuseUnknown();
        var (shortAnswer, fullAnswer) = ReadBody(file, faults);
        return new QuestionEntry(
            file, slug, topicId, level, kind, prompt, fields.LineOf("prompt"), seconds, shortAnswer, fullAnswer, record, fields.LineOf("slug"), sees);
    }

    private static List<KeyPoint> ReadPoints(FieldReader fields, string name, string[] dimensions) =>
        fields.Items(name).ConvertAll(item => ReadPoint(item, dimensions));

    private static KeyPoint ReadPoint(FieldReader item, string[] dimensions)
    {
        var must = item.Flag("must");
        var dimension = item.OptionalText("dimension");
        if (dimension is not null && !dimensions.Contains(dimension))
        {
            item.Fault(item.LineOf("dimension"), $"dimension '{dimension}' is not one of {string.Join(", ", dimensions)}");
        }

        var point = new KeyPoint(
            item.Text("id"),
            item.Text("statement"),
            item.Number("weight", 1, 3),
            must,
            dimension ?? (must ? dimensions[0] : dimensions[1]),
            item.Texts("phrasings", required: false),
            item.OptionalText("follow_up"));
        if (point.Phrasings.Count == 0)
        {
            item.Fault(item.Line, $"key point '{point.Id}' has no accepted phrasings");
        }

        item.RefuseUnknown();
        return point;
    }

    private static void CheckPoints(FieldReader fields, List<KeyPoint> points)
    {
        var line = fields.LineOf("key_points");
        if (fields.Has("key_points") && points.Count is < 3 or > 8)
        {
            fields.Fault(line, $"{points.Count} key points; a question has 3 to 8");
        }

        if (points.Count > 0 && !points.Exists(point => point.Must))
        {
            fields.Fault(line, "no key point is a must-point");
        }

        foreach (var twice in points.GroupBy(point => point.Id).Where(group => group.Count() > 1))
        {
            fields.Fault(line, $"key point '{twice.Key}' is defined twice");
        }
    }

    private static List<Misconception> ReadMisconceptions(FieldReader fields, List<KeyPoint> points, List<Located> sees)
    {
        var misconceptions = fields.Items("misconceptions").ConvertAll(item =>
        {
            var misconception = new Misconception(
                item.Text("id"),
                item.Text("claim"),
                item.Text("correction"),
                item.OptionalText("point"),
                item.OptionalText("see"),
                item.Texts("phrasings"));
            if (misconception.PointId is { } point && !points.Exists(p => p.Id == point))
            {
                item.Fault(item.LineOf("point"), $"unknown key point '{point}'");
            }

            if (misconception.See is { } see)
            {
                sees.Add(new Located(see, item.LineOf("see")));
            }

            item.RefuseUnknown();
            return misconception;
        });
        if (fields.Has("misconceptions") && misconceptions.Count is < 1 or > 4)
        {
            fields.Fault(fields.LineOf("misconceptions"), $"{misconceptions.Count} misconceptions; a question has 1 to 4");
        }

        return misconceptions;
    }

    private static List<FollowUp> ReadFollowUps(
        FieldReader fields, List<KeyPoint> points, List<Misconception> misconceptions, string[] dimensions)
    {
        var followUps = fields.Items("follow_ups").ConvertAll(item =>
        {
            var trigger = ReadTrigger(item, points, misconceptions);
            var (names, own) = item.NamesAndItems("key_points");
            foreach (var unknown in names.Where(name => !points.Exists(point => point.Id == name)))
            {
                item.Fault(item.LineOf("key_points"), $"unknown key point '{unknown}'");
            }

            if (names.Count + own.Count == 0)
            {
                item.Fault(item.Line, "a follow-up names or brings at least one key point");
            }

            var followUp = new FollowUp(
                trigger, item.Text("prompt"), item.Number("level_shift", -1, 1), names, own.ConvertAll(p => ReadPoint(p, dimensions)));
            item.RefuseUnknown();
            return followUp;
        });
        if (fields.Has("follow_ups") && followUps.Count is < 2 or > 5)
        {
            fields.Fault(fields.LineOf("follow_ups"), $"{followUps.Count} follow-ups; a question has 2 to 5");
        }

        return followUps;
    }

    private static Trigger ReadTrigger(FieldReader item, List<KeyPoint> points, List<Misconception> misconceptions)
    {
        var always = new Trigger(TriggerKind.Always, null);
        if (item.Fields("trigger") is not { } fields)
        {
            return always;
        }

        var name = fields.Names().SingleOrDefault(name => name is "missed" or "covered" or "misconception" or "always");
        if (name is null)
        {
            fields.Fault(fields.Line, "a trigger is one of missed, covered, misconception, always");
            return always;
        }

        var target = fields.Text(name);
        var known = name switch
        {
            "always" => target == "true",
            "misconception" => misconceptions.Exists(m => m.Id == target),
            "covered" when target == "all" => true,
            _ => points.Exists(point => point.Id == target),
        };
        if (!known)
        {
            fields.Fault(fields.LineOf(name), $"trigger names unknown '{target}'");
        }

        fields.RefuseUnknown();
        return name switch
        {
            "missed" => new Trigger(TriggerKind.Missed, target),
            "misconception" => new Trigger(TriggerKind.Misconception, target),
            "covered" when target == "all" => new Trigger(TriggerKind.AllCovered, null),
            "covered" => new Trigger(TriggerKind.Covered, target),
            _ => always,
        };
    }

    private static List<RubricDimension> ReadRubric(FieldReader fields, string[] dimensions)
    {
        if (fields.Fields("rubric") is not { } rubric)
        {
            return [];
        }

        var read = dimensions.Select(name => (Name: name, Grades: rubric.Fields(name)))
            .Where(dimension => dimension.Grades is not null)
            .Select(dimension => new RubricDimension(
                dimension.Name, [.. "1234".Select(grade => dimension.Grades!.Text(grade.ToString()))]))
            .ToList();
        rubric.RefuseUnknown();
        return read;
    }

    private static (string Short, string Full) ReadBody(ContentFile file, List<ContentFault> faults)
    {
        var parts = file.Body.Split("\n## ", StringSplitOptions.TrimEntries);
        string Part(string heading)
        {
            var part = Array.Find(parts, p => p.TrimStart('#', ' ').StartsWith(heading, StringComparison.OrdinalIgnoreCase));
            var text = part is null ? "" : part[(part.IndexOf(heading, StringComparison.OrdinalIgnoreCase) + heading.Length)..].Trim();
            if (text.Length == 0)
            {
                faults.Add(new ContentFault(file.Path, file.BodyLine, $"missing or empty section '## {heading}'"));
            }

            return text;
        }

        return (Part("Short answer"), Part("Full answer"));
    }
}
