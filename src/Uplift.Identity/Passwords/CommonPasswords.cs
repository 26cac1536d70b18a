using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using Uplift.Platform.Api;

namespace Uplift.Identity.Passwords;

/// <summary>The 10,000 most common passwords of at least 8 characters; whoever guesses begins with them. See the licence beside the list.</summary>
internal static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> List = new(Read);

    public static bool Contains(string password) => List.Value.Contains(password.Trim());

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>A password that can be chosen: 8 to 128 characters of any kind, and not one that everybody tries first.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NewPasswordAttribute : ValidationAttribute, IDocumentedRule
{
    public const int Shortest = 8;
    public const int Longest = 128;

    int? IDocumentedRule.Shortest => Shortest;

    int? IDocumentedRule.Longest => Longest;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) => value switch
    {
        not string { Length: >= Shortest and <= Longest } =>
            Refuse("Choose a password of 8 to 128 characters.", validationContext),
        string password when CommonPasswords.Contains(password) =>
            Refuse("This is one of the passwords that are guessed first. Choose another.", validationContext),
        _ => ValidationResult.Success,
    };

    private static ValidationResult Refuse(string message, ValidationContext context) =>
        new(message, context.MemberName is { } member ? [member] : null);
}
