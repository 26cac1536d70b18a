using System.ComponentModel.DataAnnotations;
using Uplift.Platform.Api;
using Uplift.Platform.Identity;

namespace Uplift.Identity.PersonalTokens;

/// <summary>What a token may do, each beyond the one before. None of them changes how a person signs in.</summary>
internal static class Scopes
{
    /// <summary>With it the token has its person's role; without, it is a learner's.</summary>
    public const string Role = "role";

    public static IReadOnlyList<string> All { get; } = [UserClaims.ReadScope, UserClaims.WriteScope, Role];

    public static string Describe(string scope) => scope switch
    {
        UserClaims.ReadScope => "Read what you can read",
        UserClaims.WriteScope => "Write what you can write",
        _ => "Use the rights of your role beyond a learner's",
    };
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class KnownScopesAttribute() : ValidationAttribute("Choose at least one of: read, write, role."), IDocumentedRule
{
    int? IDocumentedRule.Shortest => 1;

    IReadOnlyList<string> IDocumentedRule.Values => Scopes.All;

    public override bool IsValid(object? value) =>
        value is IReadOnlyCollection<string> { Count: > 0 } scopes && scopes.All(Scopes.All.Contains);
}
