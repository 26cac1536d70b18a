using Uplift.Library.Content;

namespace Uplift.Library.Contracts;

/// <summary>A question read from the content folder, for commands that have no database.</summary>
public sealed record QuestionOnFile(string Slug, string Prompt, int ReadSeconds, string AnswerText, QuestionRecord Record)
{
    /// <summary>Null when no question has this slug. Files with faults are read as far as they can be.</summary>
    public static QuestionOnFile? Find(string folder, string slug)
    {
        var entry = ContentFolder.Load(folder).Questions.FirstOrDefault(question => question.Slug == slug);
        return entry is null ? null : new(
            entry.Slug, entry.Prompt, entry.ReadSeconds, Markdown.ToPlainText($"{entry.ShortAnswer}\n\n{entry.FullAnswer}"), entry.Record);
    }
}
