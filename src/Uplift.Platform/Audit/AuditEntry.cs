namespace Uplift.Platform.Audit;

/// <summary>How it ended.</summary>
public enum AuditOutcome
{
    /// <summary>It happened.</summary>
    Done,

    /// <summary>A rule said no: a wrong password, a missing right.</summary>
    Refused,

    /// <summary>It was allowed and something broke, such as a mail server.</summary>
    Failed,
}

/// <summary>One line of the audit log. It is written once and never changed; a trigger in the database holds that too.</summary>
internal sealed class AuditEntry
{
    public const int LongestAction = 60;
    public const int LongestTarget = 200;
    public const int LongestDetail = 500;
    public const int LongestAddress = 64;

    /// <summary>Version 7, so entries sort by time.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null for nobody (before sign-in) and for the program itself.</summary>
    public required Guid? ActorId { get; init; }

    /// <summary>Whose account it concerns, which is mostly the actor's own.</summary>
    public required Guid? SubjectId { get; init; }

    /// <summary>A noun and a past participle, such as <c>session.begun</c>.</summary>
    public required string Action { get; init; }

    public required AuditOutcome Outcome { get; init; }

    /// <summary>On what, as kind and id, such as <c>report-link:0199...</c>.</summary>
    public required string Target { get; init; }

    public required string Detail { get; init; }

    /// <summary>From where; empty when no request did it.</summary>
    public required string Address { get; init; }
}
