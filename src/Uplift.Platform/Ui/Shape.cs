using System.ComponentModel.DataAnnotations;

namespace Uplift.Platform.Ui;

/// <summary>The shape rules of an input record, for pages whose form is not an EditForm because it must carry no token.</summary>
public static class Shape
{
    /// <returns>What is wrong, a sentence each; empty when nothing is.</returns>
    public static IReadOnlyList<string> Faults(object input)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(input, new ValidationContext(input), results, validateAllProperties: true);
        return [.. results.Select(result => result.ErrorMessage ?? "A field does not fit its rule.")];
    }
}
