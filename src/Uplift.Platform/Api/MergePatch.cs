using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Api;

/// <summary>JSON Merge Patch (RFC 7396): what a draft becomes when some of its members are sent.</summary>
public static class MergePatch
{
    /// <summary>Patches what was read and writes it, unless there is nothing or the patch does not fit.</summary>
    public static async Task<Outcome<TView>> ChangeAsync<TView, TDraft>(
        Outcome<TView> before, Func<TView, TDraft> draftOf, JsonObject patch, JsonSerializerOptions json, Func<TDraft, Task<Outcome<TView>>> write)
        where TView : notnull
        where TDraft : class
    {
        var after = before.Problem is { } problem ? problem : Apply(draftOf(before.Value!), patch, json);
        return after.Problem is { } refused ? refused : await write(after.Value!);
    }

    /// <returns>The draft as it would be after the patch, held to the same rules as one that is sent whole.</returns>
    public static Outcome<T> Apply<T>(T before, JsonObject patch, JsonSerializerOptions json)
        where T : class
    {
        var target = JsonSerializer.SerializeToNode(before, json)!.AsObject();
        Merge(target, patch);
        try
        {
            var after = target.Deserialize<T>(json)!;
            var faults = new List<ValidationResult>();
            return Validator.TryValidateObject(after, new ValidationContext(after), faults, validateAllProperties: true)
                ? after
                : Refuse(faults);
        }
        catch (JsonException misfit)
        {
            return UnreadableBodies.Misfit(misfit);
        }
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else if (value is JsonObject inner)
            {
                if (target[name] is not JsonObject member)
                {
                    target[name] = member = [];
                }

                Merge(member, inner);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }

    private static Problem Refuse(List<ValidationResult> faults) => new(
        ProblemKind.Invalid, "validation-failed", "One or more fields do not fit their rules.")
    {
        Errors =
        [
            .. from fault in faults
               from member in fault.MemberNames.DefaultIfEmpty("")
               select new FieldError(ValidationProblems.Pointer(member), "invalid", fault.ErrorMessage ?? "This does not fit its rule."),
        ],
    };
}
