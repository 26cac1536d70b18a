using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Uplift.Platform.Data;

/// <summary>Small words for entity configurations.</summary>
public static class ModelExtensions
{
    // Enums as words: a document outlives the order in which an enum lists its members.
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>This text column is paged by, so it sorts by code point on both databases.</summary>
    public static PropertyBuilder<string> SortsByCodePoint(this PropertyBuilder<string> property)
    {
        property.HasAnnotation(Conventions.SortsByCodePoint, true);
        return property;
    }

    /// <summary>A value that is read and written whole, as a JSON document in one text column.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
        where T : class
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Json),
            text => JsonSerializer.Deserialize<T>(text, Json)!,
            new ValueComparer<T>(
                (left, right) => JsonSerializer.Serialize(left, Json) == JsonSerializer.Serialize(right, Json),
                value => JsonSerializer.Serialize(value, Json).GetHashCode(StringComparison.Ordinal),
                value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Json), Json)!));
        return property;
    }

    /// <inheritdoc cref="AsJson"/>
    public static PropertyBuilder<T?> AsJsonOrNull<T>(this PropertyBuilder<T?> property)
        where T : class
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Json),
            text => JsonSerializer.Deserialize<T>(text, Json),
            new ValueComparer<T?>(
                (left, right) => JsonSerializer.Serialize(left, Json) == JsonSerializer.Serialize(right, Json),
                value => JsonSerializer.Serialize(value, Json).GetHashCode(StringComparison.Ordinal),
                value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Json), Json)));
        return property;
    }

    /// <summary>
    /// This text is a JSON document, kept as <c>jsonb</c> where there is such a type. That keeps values, not spelling: the order
    /// of members and white space are its own.
    /// </summary>
    public static PropertyBuilder<string> IsJsonDocument(this PropertyBuilder<string> property)
    {
        property.HasAnnotation(Conventions.JsonDocument, true);
        return property;
    }

    /// <summary>Names the query that an index is for; a test refuses an index without it.</summary>
    public static IndexBuilder<T> Serves<T>(this IndexBuilder<T> index, string query)
    {
        index.HasAnnotation("Uplift:Serves", query);
        return index;
    }
}
