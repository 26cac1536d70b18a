using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Platform.Access;

/// <summary>What its owner sees of a link. The token is shown once, when the link is made.</summary>
public sealed record ShareLinkView(
    Guid Id, string Label, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, bool HasPassphrase, int Views, DateTimeOffset? LastViewedAt);

/// <summary>A thing that a token leads to, and what the rules say about it.</summary>
public sealed record LinkedResource(Guid ResourceId, Decision Access);

/// <summary>Makes, lists, revokes and opens links. Whether somebody may make one is decided before, by <see cref="AccessControl"/>.</summary>
public sealed class ShareLinks(
    AppDb db, CurrentUser user, AccessControl access, IPasswordHasher<AppUser> hasher, AuditLog audit, TimeProvider clock, Lists lists)
{
    private const int MostPerThing = 20;

    // Ids are in time order, so no index on the date is needed.
    private static readonly SortOrders<ShareLink> Orders = new SortOrders<ShareLink>()
        .Add("-madeAt", by => by.Down(l => l.Id))
        .Add("madeAt", by => by.Up(l => l.Id));

    // Identity's hasher asks for a user and looks at nothing in it.
    private static readonly AppUser Nobody = new();

    /// <returns>The link with its token, which nobody can read again.</returns>
    public async Task<Outcome<(ShareLinkView Link, string Token)>> MakeAsync(
        Resource resource, string label, string? passphrase, TimeSpan lasts, CancellationToken cancellation)
    {
        var id = resource.Id;
        if (await db.ShareLinks.CountAsync(l => l.ResourceId == id, cancellation) >= MostPerThing)
        {
            return Problem.Conflict("too-many-links", "This has twenty links already. Revoke one that is not needed any more.");
        }

        var token = SecretToken.Next();
        var now = clock.GetUtcNow();
        var link = new ShareLink
        {
            Id = Ids.Next(clock),
            OwnerId = resource.OwnerId,
            ResourceKind = resource.Kind,
            ResourceId = resource.Id,
            TokenHash = SecretToken.Hash(token)!,
            PassphraseHash = string.IsNullOrEmpty(passphrase) ? null : hasher.HashPassword(Nobody, passphrase),
            Label = label,
            MadeAt = now,
            ExpiresAt = now + lasts,
        };
        db.ShareLinks.Add(link);
        audit.Record("share-link.made", AuditOutcome.Done, target: $"share-link:{link.Id}", detail: $"to {resource.Kind}:{resource.Id}");
        await db.SaveChangesAsync(cancellation);
        return (View(link), token);
    }

    /// <summary>The links to a thing; those that expired are there too, until they are revoked.</summary>
    public Task<Outcome<Slice<ShareLinkView>>> ListAsync(Guid resourceId, ListRequest request, CancellationToken cancellation) => lists.SliceAsync(
        db.ShareLinks.AsNoTracking().Where(l => l.ResourceId == resourceId),
        Orders,
        l => new ShareLinkView(l.Id, l.Label, l.MadeAt, l.ExpiresAt, l.PassphraseHash != null, l.Views, l.LastViewedAt),
        request,
        Lists.Scope("share-links", resourceId),
        cancellation);

    /// <summary>Only of the thing named: an id of another thing's link finds nothing.</summary>
    public async Task<Outcome<string>> RevokeAsync(Guid resourceId, Guid linkId, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var revoked = await db.ShareLinks
            .Where(l => l.Id == linkId && l.ResourceId == resourceId && l.OwnerId == ownerId)
            .ExecuteDeleteAsync(cancellation);
        if (revoked == 0)
        {
            return Problem.NotFound("link");
        }

        await audit.RecordNowAsync("share-link.revoked", AuditOutcome.Done, cancellation, target: $"share-link:{linkId}");
        return "revoked";
    }

    /// <summary>What a token leads to. An unknown or revoked one leads nowhere, and so does one to a thing of another kind.</summary>
    /// <param name="token">The link's last part.</param>
    /// <param name="passphrase">What was typed, if anything was.</param>
    /// <param name="kind">What the address shows; see <see cref="ResourceKinds"/>.</param>
    /// <param name="action">What is to be done.</param>
    /// <param name="cancellation">Ends the statements.</param>
    /// <param name="isView">Whether it counts: a file that hangs on a page does not.</param>
    public async Task<Outcome<LinkedResource>> OpenAsync(
        string? token, string? passphrase, string kind, string action, CancellationToken cancellation, bool isView = true)
    {
        var hash = SecretToken.Hash(token);
        var link = hash is null ? null : await db.ShareLinks.AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash && l.ResourceKind == kind, cancellation);
        if (link is null)
        {
            return Problem.NotFound("link");
        }

        var now = clock.GetUtcNow();
        var decision = await access.DecideAsync(
            new AccessRequest(
                Subject.Of(user),
                action,
                new Resource(link.ResourceKind, link.ResourceId, link.OwnerId),
                now,
                Link: new LinkFact(new TimeWindow(link.MadeAt, link.ExpiresAt), link.PassphraseHash is not null, IsRight(link, passphrase))),
            cancellation);
        if (decision.IsAllowed && isView)
        {
            await CountViewAsync(link.Id, now, cancellation);
        }

        return new LinkedResource(link.ResourceId, decision);
    }

    private bool? IsRight(ShareLink link, string? passphrase) => link.PassphraseHash is null || string.IsNullOrEmpty(passphrase)
        ? null
        : hasher.VerifyHashedPassword(Nobody, link.PassphraseHash, passphrase) != PasswordVerificationResult.Failed;

    private async Task CountViewAsync(Guid linkId, DateTimeOffset now, CancellationToken cancellation) => await db.ShareLinks
        .Where(l => l.Id == linkId)
        .ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Views, l => l.Views + 1).SetProperty(l => l.LastViewedAt, now), cancellation);

    private static ShareLinkView View(ShareLink link) => new(
        link.Id, link.Label, link.MadeAt, link.ExpiresAt, link.PassphraseHash is not null, link.Views, link.LastViewedAt);
}
