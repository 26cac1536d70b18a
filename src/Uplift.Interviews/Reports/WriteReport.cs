using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;

namespace Uplift.Interviews.Reports;

/// <summary>Writes the report of an ended interview. Who may read it was decided before.</summary>
internal sealed class WriteReport(AppDb db, ILibrary library)
{
    public async Task<ReportView> HandleAsync(Interview interview, CancellationToken cancellation) =>
        (await AllAsync([interview], cancellation))[0];

    /// <summary>Three statements, however many interviews.</summary>
    public async Task<IReadOnlyList<ReportView>> AllAsync(IReadOnlyList<Interview> interviews, CancellationToken cancellation)
    {
        var slugs = interviews.SelectMany(interview => interview.Turns).Where(turn => !turn.IsTalk).Select(turn => turn.QuestionSlug).Distinct().ToList();
        var ids = interviews.Select(interview => interview.Id).ToList();
        var questions = await library.FindQuestionsAsync(slugs, cancellation);
        var guides = await library.FindGuidesOfAsync(slugs, cancellation);
        var appeals = await db.Appeals.AsNoTracking().Where(a => ids.Contains(a.InterviewId)).ToListAsync(cancellation);
        return
        [
            .. interviews.Select(interview => ReportBuilder.Build(
                interview, questions, guides, [.. appeals.Where(appeal => appeal.InterviewId == interview.Id)])),
        ];
    }
}
