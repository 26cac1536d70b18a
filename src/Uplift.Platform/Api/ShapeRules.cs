using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Validation;
using Uplift.Platform.Outcomes;

// The framework's own endpoints validate with these; only asking them from outside is marked as new.
#pragma warning disable ASP0029

namespace Uplift.Platform.Api;

/// <summary>Holds a draft to the attributes on it by the validator that REST uses, for a door that binds its inputs itself.</summary>
public static class ShapeRules
{
    public static async Task<Problem?> RefuseAsync(object draft, IServiceProvider services, CancellationToken cancellation)
    {
        var options = services.GetRequiredService<IOptions<ValidationOptions>>().Value;
        if (!options.TryGetValidatableTypeInfo(draft.GetType(), out var rules))
        {
            throw new InvalidOperationException($"{draft.GetType()} has no rules: no endpoint of its module binds it.");
        }

        var context = new ValidateContext { ValidationOptions = options, ValidationContext = new ValidationContext(draft, services, items: null) };
        await rules.ValidateAsync(draft, context, cancellation);
        return context.ValidationErrors is { Count: > 0 } faults
            ? new Problem(ProblemKind.Invalid, "validation-failed", "One or more fields do not fit their rules.")
            {
                Errors = [.. ValidationProblems.Errors(new HttpValidationProblemDetails(faults))],
            }
            : null;
    }
}
