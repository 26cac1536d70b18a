namespace Uplift.Identity.Contracts;

/// <summary>The installation's first admin.</summary>
public interface ISetup
{
    /// <returns>The path of a page that makes the first admin, once; null when there is an admin.</returns>
    Task<string?> OfferAsync(CancellationToken cancellation);
}
