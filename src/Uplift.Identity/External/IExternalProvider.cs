using Uplift.Platform.Outcomes;

namespace Uplift.Identity.External;

/// <summary>Who somebody is to a provider. Issuer and subject are the identity; the rest is only what a new account begins with.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">The person's name there, which is never given to another.</param>
/// <param name="Email">An address that the provider has verified; otherwise null.</param>
/// <param name="Name">What the person is called there.</param>
internal sealed record ExternalIdentity(string Issuer, string Subject, string? Email, string? Name);

/// <summary>What the provider sent the browser back with.</summary>
internal sealed record ExternalAnswer(string? Code, string? State, string? Issuer, string? Error);

/// <summary>A provider of identities.</summary>
internal interface IExternalProvider
{
    string Slug { get; }

    string Name { get; }

    /// <summary>Where the browser goes to sign in.</summary>
    Task<Outcome<string>> StartAsync(ExternalAttempt attempt, string callback, CancellationToken cancellation);

    /// <summary>Exchanges the code and checks everything that the provider says.</summary>
    Task<Outcome<ExternalIdentity>> FinishAsync(
        ExternalAttempt attempt, ExternalAnswer answer, string callback, CancellationToken cancellation);
}
