using System.ComponentModel.DataAnnotations;

namespace Uplift.Identity.Registration;

/// <summary>Who may make an account.</summary>
internal enum SignUpMode
{
    Open,

    /// <summary>Whoever has an invitation.</summary>
    Invitation,

    /// <summary>Nobody; <c>uplift user add</c> still does.</summary>
    Closed,
}

/// <summary>Section <c>Uplift:SignUp</c>.</summary>
internal sealed class SignUpOptions
{
    public const string Section = "Uplift:SignUp";

    /// <summary><c>open</c>, <c>invitation</c> or <c>closed</c>.</summary>
    [RegularExpression("^(open|invitation|closed)$", ErrorMessage = "Uplift:SignUp:Mode must be open, invitation or closed.")]
    public string Mode { get; set; } = "open";

    /// <summary>Absent: as soon as mail can really reach people.</summary>
    public bool? RequireVerifiedEmail { get; set; }

    public SignUpMode ModeInForce => Enum.Parse<SignUpMode>(Mode, ignoreCase: true);
}
