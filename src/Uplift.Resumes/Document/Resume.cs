using System.Text.Json;
using System.Text.Json.Serialization;

namespace Uplift.Resumes.Document;

/// <summary>A resume as JSON Resume 1.0 has it (jsonresume/resume-schema); members it does not know are kept as they came.</summary>
public sealed record Resume : ResumePart
{
    public Basics? Basics { get; init; }

    public IReadOnlyList<Work>? Work { get; init; }

    public IReadOnlyList<Volunteer>? Volunteer { get; init; }

    public IReadOnlyList<Education>? Education { get; init; }

    public IReadOnlyList<Award>? Awards { get; init; }

    public IReadOnlyList<Certificate>? Certificates { get; init; }

    public IReadOnlyList<Publication>? Publications { get; init; }

    public IReadOnlyList<Skill>? Skills { get; init; }

    public IReadOnlyList<Language>? Languages { get; init; }

    public IReadOnlyList<Interest>? Interests { get; init; }

    public IReadOnlyList<Reference>? References { get; init; }

    public IReadOnlyList<Project>? Projects { get; init; }

    public Meta? Meta { get; init; }
}

/// <summary>Every part keeps the members that the schema does not name.</summary>
public abstract record ResumePart
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }
}

public sealed record Basics : ResumePart
{
    public string? Name { get; init; }

    /// <summary>The title under the name, such as "Backend developer".</summary>
    public string? Label { get; init; }

    public string? Image { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Url { get; init; }

    public string? Summary { get; init; }

    public Location? Location { get; init; }

    public IReadOnlyList<Profile>? Profiles { get; init; }
}

public sealed record Location : ResumePart
{
    public string? Address { get; init; }

    public string? PostalCode { get; init; }

    public string? City { get; init; }

    public string? CountryCode { get; init; }

    public string? Region { get; init; }
}

public sealed record Profile : ResumePart
{
    public string? Network { get; init; }

    public string? Username { get; init; }

    public string? Url { get; init; }
}

/// <summary>Dates are "2024", "2024-03" or "2024-03-31"; no end means that it goes on.</summary>
public sealed record Work : ResumePart
{
    /// <summary>The employer.</summary>
    public string? Name { get; init; }

    public string? Position { get; init; }

    public string? Location { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    public string? StartDate { get; init; }

    public string? EndDate { get; init; }

    public string? Summary { get; init; }

    public IReadOnlyList<string>? Highlights { get; init; }
}

public sealed record Volunteer : ResumePart
{
    public string? Organization { get; init; }

    public string? Position { get; init; }

    public string? Url { get; init; }

    public string? StartDate { get; init; }

    public string? EndDate { get; init; }

    public string? Summary { get; init; }

    public IReadOnlyList<string>? Highlights { get; init; }
}

public sealed record Education : ResumePart
{
    public string? Institution { get; init; }

    public string? Url { get; init; }

    public string? Area { get; init; }

    public string? StudyType { get; init; }

    public string? StartDate { get; init; }

    public string? EndDate { get; init; }

    public string? Score { get; init; }

    public IReadOnlyList<string>? Courses { get; init; }
}

public sealed record Award : ResumePart
{
    public string? Title { get; init; }

    public string? Date { get; init; }

    public string? Awarder { get; init; }

    public string? Summary { get; init; }
}

public sealed record Certificate : ResumePart
{
    public string? Name { get; init; }

    public string? Date { get; init; }

    public string? Url { get; init; }

    public string? Issuer { get; init; }
}

public sealed record Publication : ResumePart
{
    public string? Name { get; init; }

    public string? Publisher { get; init; }

    public string? ReleaseDate { get; init; }

    public string? Url { get; init; }

    public string? Summary { get; init; }
}

public sealed record Skill : ResumePart
{
    public string? Name { get; init; }

    public string? Level { get; init; }

    public IReadOnlyList<string>? Keywords { get; init; }
}

public sealed record Language : ResumePart
{
    [JsonPropertyName("language")]
    public string? Name { get; init; }

    public string? Fluency { get; init; }
}

public sealed record Interest : ResumePart
{
    public string? Name { get; init; }

    public IReadOnlyList<string>? Keywords { get; init; }
}

public sealed record Reference : ResumePart
{
    public string? Name { get; init; }

    [JsonPropertyName("reference")]
    public string? Text { get; init; }
}

public sealed record Project : ResumePart
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string>? Highlights { get; init; }

    public IReadOnlyList<string>? Keywords { get; init; }

    public string? StartDate { get; init; }

    public string? EndDate { get; init; }

    public string? Url { get; init; }

    public IReadOnlyList<string>? Roles { get; init; }

    public string? Entity { get; init; }

    public string? Type { get; init; }
}

public sealed record Meta : ResumePart
{
    public string? Canonical { get; init; }

    public string? Version { get; init; }

    public string? LastModified { get; init; }
}
