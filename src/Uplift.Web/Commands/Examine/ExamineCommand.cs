using System.CommandLine;
using Uplift.Examiner;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;

namespace Uplift.Web.Commands.Examine;

/// <summary>
/// <c>uplift examine --question SLUG</c> grades the answer on standard input; <c>--jsonl</c> grades one question and answer a
/// line. Needs neither a database nor the server.
/// </summary>
internal static class ExamineCommand
{
    public static Command Create(CommandHost host, TextReader input)
    {
        var slug = new Option<string?>("--question") { Description = "The library's question that the answer is to." };
        var lines = new Option<bool>("--jsonl") { Description = "Read one JSON object a line and write one a line." };
        var command = new Command("examine", "Grade the answer on standard input.") { slug, lines };
        command.SetAction((parsed, cancellation) => (parsed.GetValue(lines), parsed.GetValue(slug)) switch
        {
            (true, null) => ExamineLines.RunAsync(input, parsed.InvocationConfiguration.Output, cancellation),
            (false, { } named) => ExamineOneAsync(named, host.ContentDir, input, parsed.InvocationConfiguration, cancellation),
            _ => BadUseAsync(parsed.InvocationConfiguration.Error),
        });
        return command;
    }

    private static async Task<int> BadUseAsync(TextWriter error)
    {
        await error.WriteLineAsync("Name the question with --question SLUG, or give questions and answers as lines with --jsonl.");
        return ExitCodes.BadUse;
    }

    private static async Task<int> ExamineOneAsync(
        string slug, string content, TextReader input, InvocationConfiguration console, CancellationToken cancellation)
    {
        if (QuestionOnFile.Find(content, slug) is not { } question)
        {
            await console.Error.WriteLineAsync($"The library in {content} has no question '{slug}'.");
            return ExitCodes.BadUse;
        }

        var answer = await input.ReadToEndAsync(cancellation);
        var exam = Exams.Of(question.Prompt, question.AnswerText, question.Record.KeyPoints, question.Record.Misconceptions);
        var examination = new EmbeddedExaminer().Examine(exam, answer);
        await VerdictText.WriteAsync(console.Output, exam, examination, Delivery.Of(answer, question.ReadSeconds, examination.Points));
        return ExitCodes.Done;
    }
}
