using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Uplift.Platform.Metrics;

/// <summary>
/// What this node's instruments measured, in Prometheus' text format 0.0.4. The exporter package that should replace it is
/// named in decision 0022.
/// </summary>
public sealed partial class MetricsText : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    // Labels come from routes and types, which are few; the limit is for the one that somebody gets wrong.
    private const int MostSeriesOfOne = 500;
    private const int LongestLabels = 1_000;

    private static readonly SearchValues<char> Escapes = SearchValues.Create("\\\"\n");

    private static readonly string[] Sources =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql", "Uplift."];

    private readonly ConcurrentDictionary<Instrument, MeasuredInstrument> measured = new();
    private readonly MeterListener listener = new();
    private readonly IMeterFactory own;
    private readonly ILogger<MetricsText> log;

    public MetricsText(IMeterFactory meters, ILogger<MetricsText> log)
    {
        (own, this.log) = (meters, log);
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (IsWanted(instrument))
            {
                listening.EnableMeasurementEvents(instrument, measured.GetOrAdd(instrument, static one => new MeasuredInstrument(ChangeBy(one))));
            }
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, state) => Record(instrument, value, tags, (MeasuredInstrument)state!));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, state) => Record(instrument, value, tags, (MeasuredInstrument)state!));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, state) => Record(instrument, value, tags, (MeasuredInstrument)state!));
        listener.Start();
    }

    public string Write()
    {
        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var (instrument, all) in measured.OrderBy(one => one.Key.Name, StringComparer.Ordinal))
        {
            if (!all.IsEmpty)
            {
                Write(text, instrument, all.All);
            }
        }

        return text.ToString();
    }

    public void Dispose() => listener.Dispose();

    /// <summary>Another host of the same process, as under test, has a factory of its own.</summary>
    private bool IsWanted(Instrument instrument) =>
        (instrument.Meter.Scope is null || instrument.Meter.Scope == own)
        && Sources.Any(source => instrument.Meter.Name.StartsWith(source, StringComparison.Ordinal));

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, MeasuredInstrument all)
    {
        if (!all.TryFind(tags, out var series) && (series = Add(instrument, tags, all)) is null)
        {
            return;
        }

        switch (all.Change)
        {
            case Change.Observe:
                series.Observe(value);
                break;
            case Change.Set:
                series.Set(value);
                break;
            default:
                series.Add(value);
                break;
        }
    }

    private Series? Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags, MeasuredInstrument all)
    {
        Span<char> room = stackalloc char[LongestLabels];
        if (WriteLabels(tags, room) is not { } length)
        {
            return null;
        }

        var series = all.Add(tags, room[..length], MostSeriesOfOne);
        if (series is null)
        {
            LogTooMany(log, instrument.Name, MostSeriesOfOne);
        }

        return series;
    }

    private static void Write(StringBuilder text, Instrument instrument, IEnumerable<Series> all)
    {
        var kind = KindOf(instrument);
        var name = NameOf(instrument, kind);
        if (instrument.Description is { Length: > 0 } description)
        {
            text.Append("# HELP ").Append(name).Append(' ').Append(Escaped(description)).Append('\n');
        }

        text.Append("# TYPE ").Append(name).Append(' ').Append(WordOf(kind)).Append('\n');
        foreach (var series in all)
        {
            var (value, buckets) = series.Read();
            if (kind != Kind.Histogram)
            {
                Line(text, name, series.Labels, value);
                continue;
            }

            long soFar = 0;
            var before = series.Labels.Length == 0 ? "" : series.Labels + ",";
            for (var at = 0; at < buckets.Length; at++)
            {
                soFar += buckets[at];
                var bound = at < Series.Bounds.Count ? Series.Bounds[at].ToString("R", CultureInfo.InvariantCulture) : "+Inf";
                Line(text, name + "_bucket", $"{before}le=\"{bound}\"", soFar);
            }

            Line(text, name + "_sum", series.Labels, value);
            Line(text, name + "_count", series.Labels, soFar);
        }
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <returns>How many characters; null when they are more than there is room for.</returns>
    private static int? WriteLabels(ReadOnlySpan<KeyValuePair<string, object?>> tags, Span<char> room)
    {
        var length = 0;
        foreach (var (name, value) in tags)
        {
            if (length + name.Length + 4 > room.Length)
            {
                return null;
            }

            if (length > 0)
            {
                room[length++] = ',';
            }

            foreach (var letter in name)
            {
                room[length++] = Plain(letter);
            }

            room[length++] = '=';
            room[length++] = '"';
            if (!TryWriteValue(value, room[length..], out var written) || length + written == room.Length)
            {
                return null;
            }

            length += written;
            room[length++] = '"';
        }

        return length;
    }

    private static bool TryWriteValue(object? value, Span<char> room, out int written)
    {
        if (value is ISpanFormattable number)
        {
            return number.TryFormat(room, out written, default, CultureInfo.InvariantCulture);
        }

        var text = value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        text = text.AsSpan().ContainsAny(Escapes) ? Escaped(text).Replace("\"", "\\\"", StringComparison.Ordinal) : text;
        written = text.Length;
        return text.TryCopyTo(room);
    }

    /// <summary>After OpenTelemetry's rules for names in Prometheus: underscores, the unit, and "total" for what only grows.</summary>
    private static string NameOf(Instrument instrument, Kind kind)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return Plain(instrument.Name) + unit + (kind == Kind.Counter ? "_total" : "");
    }

    private static string Plain(string name) => string.Concat(name.Select(Plain));

    private static char Plain(char letter) => char.IsAsciiLetterOrDigit(letter) ? letter : '_';

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static Kind KindOf(Instrument instrument) => instrument switch
    {
        Histogram<double> or Histogram<long> or Histogram<int> => Kind.Histogram,
        Counter<long> or Counter<int> or Counter<double>
            or ObservableCounter<long> or ObservableCounter<int> or ObservableCounter<double> => Kind.Counter,
        _ => Kind.Gauge,
    };

    private static Change ChangeBy(Instrument instrument) => KindOf(instrument) switch
    {
        Kind.Histogram => Change.Observe,
        Kind.Gauge when !IsSum(instrument) => Change.Set,
        Kind.Counter when instrument.IsObservable => Change.Set,
        _ => Change.Add,
    };

    /// <summary>An up-and-down counter is told what changed, a gauge what is.</summary>
    private static bool IsSum(Instrument instrument) => instrument is UpDownCounter<long> or UpDownCounter<int> or UpDownCounter<double>;

    private static string WordOf(Kind kind) => kind switch { Kind.Histogram => "histogram", Kind.Counter => "counter", _ => "gauge" };

    [LoggerMessage(LogLevel.Warning, "The instrument {Instrument} has more than {Limit} sets of labels; the further ones are not counted")]
    private static partial void LogTooMany(ILogger log, string instrument, int limit);

    private enum Kind
    {
        Counter,
        Gauge,
        Histogram,
    }
}
