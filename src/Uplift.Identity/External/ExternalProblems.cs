using Uplift.Platform.Outcomes;

namespace Uplift.Identity.External;

/// <summary>What a person is told. Why exactly a provider's answer was refused is in the log only.</summary>
internal static class ExternalProblems
{
    public static Problem NotStartedHere() => new(
        ProblemKind.Unreadable,
        "external-sign-in-expired",
        "This sign-in was not begun in this browser, or too long ago. Start again.");

    public static Problem Denied(string provider) => new(
        ProblemKind.Unreadable, "external-sign-in-denied", $"{provider} was not allowed to tell who you are, so nothing happened.");

    public static Problem Failed(string provider) => new(
        ProblemKind.Unreadable,
        "external-sign-in-failed",
        $"What {provider} answered could not be trusted or understood, so you are not signed in. Try again; if it stays, tell whoever runs this Uplift.");
}
