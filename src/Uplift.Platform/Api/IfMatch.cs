using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Api;

/// <summary>
/// The version that a change was made on, so that nobody overwrites what they have not seen (RFC 9110, section 13.1.1).
/// The API sends it as <c>If-Match</c>, a page in its form.
/// </summary>
public sealed class IfMatch
{
    private static readonly Problem Missing = new(
        ProblemKind.PreconditionRequired, "precondition-required", "Send If-Match with the ETag of the version that you changed, so that nothing of somebody else's is lost.");

    private static readonly Problem Changed = new(
        ProblemKind.PreconditionFailed, "precondition-failed", "This has changed since you read it, and your change was not made. Read it again, then repeat what you did.");

    private readonly HashSet<string> tags;

    private IfMatch(IEnumerable<string> tags) => this.tags = [.. tags];

    /// <summary>Bound from the header; null where there is none.</summary>
    public static ValueTask<IfMatch?> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return ValueTask.FromResult<IfMatch?>(null);
        }

        // A weak tag never matches here, and what is no tag at all matches nothing.
        return ValueTask.FromResult<IfMatch?>(new IfMatch(
            EntityTagHeaderValue.TryParseList(header, out var parsed) ? parsed.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.ToString()) : []));
    }

    public static IfMatch Version(Guid version) => new([EntityTags.Of(version)]);

    /// <returns>What stands in the way of a change to this version; null when nothing does.</returns>
    public static Problem? Refuse(IfMatch? sent, Guid version) =>
        sent is null ? Missing
        : sent.tags.Contains("*") || sent.tags.Contains(EntityTags.Of(version)) ? null
        : Changed;
}
