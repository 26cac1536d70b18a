using System.ComponentModel.DataAnnotations;

namespace Uplift.Platform.Data;

/// <summary>Section <c>Uplift:Database</c>.</summary>
public sealed class DatabaseOptions : IValidatableObject
{
    public const string Section = "Uplift:Database";

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    [RegularExpression("^(sqlite|postgres)$", ErrorMessage = "Uplift:Database:Provider must be sqlite or postgres.")]
    public string Provider { get; set; } = "sqlite";

    /// <summary>For SQLite the default is <c>uplift.db</c> in the data folder.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Apply missing migrations when the server starts. Off: <c>uplift migrate</c> does it.</summary>
    public bool MigrateAtStart { get; set; } = true;

    public bool IsPostgres => Provider == "postgres";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsPostgres && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new ValidationResult("Uplift:Database:ConnectionString is needed for postgres.");
        }
    }
}
