using System.ComponentModel.DataAnnotations;
using Uplift.Library.Contracts;

namespace Uplift.Coaching.Skills;

/// <summary>
/// Section <c>Uplift:Coaching</c>: what a question's difficulty is held to be, by its level, until enough people have answered
/// it. In logits, as abilities are.
/// </summary>
internal sealed class LevelDifficulties : IValidatableObject
{
    public const string Section = "Uplift:Coaching";

    /// <summary>What pure functions are asked with where nothing is configured.</summary>
    public static readonly LevelDifficulties Usual = new();

    [Range(-6.0, 6.0)]
    public double BeginnerDifficulty { get; set; } = -1;

    [Range(-6.0, 6.0)]
    public double IntermediateDifficulty { get; set; }

    [Range(-6.0, 6.0)]
    public double AdvancedDifficulty { get; set; } = 1;

    public double Of(Level level) => level switch
    {
        Level.Beginner => BeginnerDifficulty,
        Level.Advanced => AdvancedDifficulty,
        _ => IntermediateDifficulty,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!(BeginnerDifficulty < IntermediateDifficulty && IntermediateDifficulty < AdvancedDifficulty))
        {
            yield return new ValidationResult("Uplift:Coaching needs BeginnerDifficulty below IntermediateDifficulty below AdvancedDifficulty.");
        }
    }
}
