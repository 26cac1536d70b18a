using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Contracts;

public sealed record NewUser(string Email, string Password, Role Role);

public sealed record AddedUser(Guid Id, string Email, Role Role);

/// <summary>Accounts, for whoever runs the installation.</summary>
public interface IUsers
{
    /// <summary>Adds an account. An address that has one already is refused with <c>address-taken</c>.</summary>
    Task<Outcome<AddedUser>> AddAsync(NewUser user, CancellationToken cancellation);
}
