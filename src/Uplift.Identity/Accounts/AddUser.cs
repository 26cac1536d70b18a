using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Uplift.Identity.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Accounts;

/// <summary>Adds an account with a role, for <c>uplift user add</c>: there the operator may know that an address is taken.</summary>
internal sealed class AddUser(OpenAccount open, TimeProvider clock) : IUsers
{
    public async Task<Outcome<AddedUser>> AddAsync(NewUser user, CancellationToken cancellation)
    {
        var email = user.Email.Trim();
        var name = email.Split('@')[0];
        var draft = new SignUpDraft { Email = email, Password = user.Password, DisplayName = name };
        if (Check(draft) is { } problem)
        {
            return problem;
        }

        var now = clock.GetUtcNow();
        var row = new AppUser
        {
            Id = Ids.Next(clock),
            CreatedAt = now,
            LastSeenAt = now,
            DisplayName = name,
            Role = user.Role,
            // The operator vouches for it.
            EmailConfirmed = true,
        };
        var outcome = await open.HandleAsync(row, email, user.Password, _ => Task.CompletedTask, cancellation);
        return outcome.Problem is { } refused ? refused : new AddedUser(row.Id, email, row.Role);
    }

    // A command has no validating door, so the shape is checked here by the same attributes.
    private static Problem? Check(SignUpDraft draft)
    {
        var results = new List<ValidationResult>();
        if (Validator.TryValidateObject(draft, new ValidationContext(draft), results, validateAllProperties: true))
        {
            return null;
        }

        var first = results[0];
        var field = JsonNamingPolicy.CamelCase.ConvertName(first.MemberNames.First());
        return Problem.Invalid($"/{field}", "invalid", first.ErrorMessage!);
    }
}
