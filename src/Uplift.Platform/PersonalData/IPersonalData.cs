namespace Uplift.Platform.PersonalData;

/// <summary>A kind of row that belongs to people, such as "interviews". Each module registers one for each kind it keeps.</summary>
public interface IPersonalData
{
    /// <summary>The kind in the plural, as a sentence uses it.</summary>
    string Noun { get; }

    /// <summary>Such as "1 interview" or "3 interviews". Whose plural is not made with an s says it itself.</summary>
    string Counted(int count) => count == 1 && Noun.EndsWith('s') ? $"1 {Noun[..^1]}" : $"{count} {Noun}";

    Task<int> CountAsync(Guid userId, CancellationToken cancellation);

    /// <summary>Gives a guest's rows to the account that the guest signed in to.</summary>
    Task MoveAsync(Guid guestId, Guid userId, CancellationToken cancellation);

    Task EraseAsync(Guid userId, CancellationToken cancellation);
}
