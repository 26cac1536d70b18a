namespace Uplift.Identity.Sessions;

/// <summary>Ends the session on the server, so that a kept copy of the cookie is worth nothing.</summary>
internal sealed class SignOut(CurrentSession session)
{
    public Task HandleAsync(CancellationToken cancellation) => session.EndAsync(cancellation);
}
