using System.Text.Json;
using System.Text.Json.Serialization;

namespace Uplift.ApiClient;

/// <summary>
/// A member of a merge patch (RFC 7396). Unset it is not sent, and what the server has stays; null is sent as null, which takes
/// it away. A value or null can be assigned as it is; for types that have no null there is <see cref="Null"/>.
/// </summary>
[JsonConverter(typeof(PatchedConverter))]
public readonly record struct Patched<T>
{
    private Patched(T? value) => (Value, IsSent, IsNull) = (value, true, value is null);

    public T? Value { get; }

    public bool IsSent { get; private init; }

    public bool IsNull { get; private init; }

    public static Patched<T> Null { get; } = new() { IsSent = true, IsNull = true };

    public static implicit operator Patched<T>(T? value) => new(value);
}

internal sealed class PatchedConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Patched<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<Patched<T>>
    {
        public override bool HandleNull => true;

        public override Patched<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? Patched<T>.Null : JsonSerializer.Deserialize<T>(ref reader, options)!;

        public override void Write(Utf8JsonWriter writer, Patched<T> value, JsonSerializerOptions options)
        {
            if (value.IsNull)
            {
                writer.WriteNullValue();
            }
            else
            {
                JsonSerializer.Serialize(writer, value.Value, options);
            }
        }
    }
}
