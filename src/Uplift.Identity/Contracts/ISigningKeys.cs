namespace Uplift.Identity.Contracts;

/// <param name="Id">The key's name in tokens and in the published list.</param>
/// <param name="SignsFrom">Until then the key before it signs.</param>
public sealed record RotatedKey(string Id, DateTimeOffset SignsFrom);

/// <summary>The keys that sign access tokens, for whoever runs the installation.</summary>
public interface ISigningKeys
{
    /// <summary>Adds a key that takes over while the one before it is still accepted.</summary>
    Task<RotatedKey> RotateAsync(CancellationToken cancellation);
}
