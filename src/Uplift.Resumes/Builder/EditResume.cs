using System.Text.Json;
using System.Text.Json.Nodes;
using Uplift.Platform.Api;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Document;
using Uplift.Resumes.Shelf;

namespace Uplift.Resumes.Builder;

/// <summary>Changes a part of a resume, as the builder's forms do; the rest of the document is not touched.</summary>
internal sealed class EditResume(WriteResume write)
{
    /// <param name="id">Which resume.</param>
    /// <param name="part">What is changed, by which typing on in it is told from another change.</param>
    /// <param name="isTyping">Whether it goes on with a change of a moment ago.</param>
    /// <param name="ifMatch">The version that was on the page.</param>
    /// <param name="change">Changes the document.</param>
    /// <param name="cancellation">Ends the statements.</param>
    public async Task<Outcome<ResumeView>> HandleAsync(
        Guid id, string part, bool isTyping, IfMatch ifMatch, Action<JsonObject> change, CancellationToken cancellation)
    {
        var found = await write.FindAsync(id, ifMatch, cancellation);
        if (found.Value is not { } resume)
        {
            return found.Problem!;
        }

        var document = ResumeText.ToNode(resume.Document);
        change(document);
        var text = ResumeText.Write(document.Deserialize<Resume>(ResumeText.Json)!);
        return text.Value is { } written
            ? await write.SaveAsync(
                resume, new PrintedDocument(written, resume.Template, resume.Paper, resume.Locale), part, isTyping, cancellation)
            : text.Problem!;
    }
}
