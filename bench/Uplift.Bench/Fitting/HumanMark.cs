using System.Globalization;

namespace Uplift.Bench;

/// <summary>An answer with the mean of its human marks, 0 to 5.</summary>
internal sealed record HumanMark(string QuestionId, string Question, string Reference, string Answer, double Mark)
{
    /// <param name="path">Tab-separated, with quotes doubled inside quotes: question_id, question, reference_answer, student_answer, score.</param>
    public static List<HumanMark> Read(string path) =>
    [
        .. Rows(File.ReadAllText(path)).Skip(1).Where(row => row.Count == 5).Select(row => new HumanMark(
            row[0], row[1], row[2], row[3], double.Parse(row[4], CultureInfo.InvariantCulture))),
    ];

    private static IEnumerable<List<string>> Rows(string text)
    {
        var (row, field, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (quoted && sign == '"' && at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else if (sign == '"' && (quoted || field.Length == 0))
            {
                quoted = !quoted;
            }
            else if (!quoted && sign is '\t' or '\n' && !quoted)
            {
                row.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (sign == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else
            {
                field.Append(sign);
            }
        }
    }
}
