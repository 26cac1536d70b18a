using System.ComponentModel.DataAnnotations;

namespace Uplift.Platform.Ai;

/// <summary>Section <c>Uplift:Ai</c>. Without an address there is no model server, and nothing in the product speaks of one.</summary>
public sealed class ModelServerOptions : IValidatableObject
{
    public const string Section = "Uplift:Ai";

    /// <summary>Where an OpenAI-compatible server answers, such as <c>http://127.0.0.1:11434/v1</c>.</summary>
    public string? BaseUrl { get; set; }

    public string? ApiKey { get; set; }

    /// <summary>The model's name, as the server has it.</summary>
    public string? Model { get; set; }

    /// <summary>How many tokens, read and written, a person's interviews may use in a day (UTC).</summary>
    [Range(1_000, 1_000_000_000)]
    public int TokensPerPersonPerDay { get; set; } = 200_000;

    /// <summary>Days after which what is kept of a call, its content with it, is deleted.</summary>
    [Range(1, 3650)]
    public int CallsKeptDays { get; set; } = 90;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseUrl is null)
        {
            yield break;
        }

        if (ModelAddress.Fault(BaseUrl, needsHttps: false) is { } fault)
        {
            yield return new ValidationResult($"Uplift:Ai:BaseUrl: {fault}", [nameof(BaseUrl)]);
        }

        if (string.IsNullOrWhiteSpace(Model))
        {
            yield return new ValidationResult("Uplift:Ai:BaseUrl is set, so Uplift:Ai:Model has to name a model.", [nameof(Model)]);
        }
    }
}
