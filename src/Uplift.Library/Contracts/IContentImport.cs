namespace Uplift.Library.Contracts;

/// <param name="Faults">Each as <c>file:line: message</c>. When there are any, nothing was changed.</param>
public sealed record ContentImportResult(int Added, int Changed, int Retired, IReadOnlyList<string> Faults);

/// <summary>Checks and imports the content folder, for the host's start and its commands.</summary>
public interface IContentImport
{
    Task<ContentImportResult> ImportAsync(string folder, CancellationToken cancellation);

    /// <returns>Null when the database already holds exactly this content.</returns>
    Task<ContentImportResult?> ImportWhenChangedAsync(string folder, CancellationToken cancellation);
}

/// <summary>What a folder holds, without a database.</summary>
public sealed record ContentCheckResult(int Topics, int Guides, int Questions, IReadOnlyList<string> Faults);
