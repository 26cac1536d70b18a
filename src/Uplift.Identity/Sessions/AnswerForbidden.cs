using Microsoft.AspNetCore.Http;
using Uplift.Platform.Access;
using Uplift.Platform.Audit;
using Uplift.Platform.Http;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Sessions;

/// <summary>A known person without the right is told the rule, and the log is told who tried; however they came.</summary>
internal sealed class AnswerForbidden(AccessDecisions decisions, AuditLog audit)
{
    private static readonly Problem Forbidden = new(
        ProblemKind.Forbidden, "forbidden", "Your role does not allow this.");

    public async Task HandleAsync(HttpContext context)
    {
        var decision = decisions.LastRefusal;
        await audit.RecordNowAsync(
            "access.refused", AuditOutcome.Refused, context.RequestAborted, target: context.Request.Path.Value, detail: decision?.Action);
        await Refusal.WriteAsync(context, decision?.Refusal ?? Forbidden);
    }
}
