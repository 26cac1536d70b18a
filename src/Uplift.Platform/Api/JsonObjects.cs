using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Uplift.Platform.Api;

/// <summary>
/// Reads a JSON object whose members are not known beforehand. The framework's own reader breaks over a member that is there
/// twice instead of refusing it.
/// </summary>
internal sealed class JsonObjects : JsonConverter<JsonObject>
{
    public override JsonObject? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartObject
            ? JsonObject.Create(JsonSerializer.Deserialize<JsonElement>(ref reader, options))
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, JsonObject value, JsonSerializerOptions options) => value.WriteTo(writer, options);
}
