namespace Uplift.Platform.PersonalData;

/// <summary>
/// What one module keeps of people: it can give all of it to whom it is about, and erase it. Each module registers its own,
/// and a test refuses a table with a person's id that none of them names.
/// </summary>
public interface IPersonalData
{
    /// <summary>The entities of the tables that hold a person's id. What hangs on them by a foreign key comes along.</summary>
    IReadOnlyList<Type> Tables { get; }

    /// <summary>Adds everything about the person to the archive they download, and nothing about others.</summary>
    Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation);

    Task EraseAsync(Guid userId, CancellationToken cancellation);
}

/// <summary>Personal data that a guest may take along into an account, such as "interviews".</summary>
public interface IGuestWork : IPersonalData
{
    /// <summary>The kind in the plural, as a sentence uses it.</summary>
    string Noun { get; }

    /// <summary>Such as "1 interview" or "3 interviews". Whose plural is not made with an s says it itself.</summary>
    string Counted(int count) => count == 1 && Noun.EndsWith('s') ? $"1 {Noun[..^1]}" : $"{count} {Noun}";

    Task<int> CountAsync(Guid userId, CancellationToken cancellation);

    /// <summary>Gives a guest's rows to the account that the guest signed in to.</summary>
    Task MoveAsync(Guid guestId, Guid userId, CancellationToken cancellation);
}
