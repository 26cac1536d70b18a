using System.Text.Json;
using System.Text.Json.Serialization;

namespace Uplift.Bench;

/// <summary>How fitted numbers are written: short, because more digits than were measured say nothing.</summary>
internal static class WeightFiles
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new ShortNumber() },
    };

    private sealed class ShortNumber : JsonConverter<double>
    {
        private const int Digits = 6;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            var scale = value == 0 ? 1 : Math.Pow(10, Digits - Math.Ceiling(Math.Log10(Math.Abs(value))));
            writer.WriteNumberValue((decimal)(Math.Round(value * scale) / scale));
        }
    }
}
