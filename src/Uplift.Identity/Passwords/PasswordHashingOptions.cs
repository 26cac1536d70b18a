using System.ComponentModel.DataAnnotations;

namespace Uplift.Identity.Passwords;

/// <summary>Section <c>Uplift:Passwords</c>.</summary>
internal sealed class PasswordHashingOptions
{
    public const string Section = "Uplift:Passwords";

    /// <summary>The lowest that protects anybody; less is for tests.</summary>
    public const int LowestSafeCost = 10;

    /// <summary>The logarithm of bcrypt's rounds: one more doubles the work of whoever guesses.</summary>
    [Range(Bcrypt.LowestCost, Bcrypt.HighestCost)]
    public int Cost { get; set; } = 12;
}
