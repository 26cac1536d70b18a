using System.Globalization;

namespace Uplift.Documents.Reading.Syntax;

/// <summary>Numbers and references.</summary>
internal sealed partial class Lexer
{
    private object? NumberOrReference()
    {
        var start = Position;
        var number = Number();
        if (!references || number is not double first || first < 0 || first != Math.Floor(first) || first > int.MaxValue
            || data.Span[start] is (byte)'+' or (byte)'.')
        {
            return number;
        }

        var after = Position;
        if (SmallWhole() is { } generation)
        {
            SkipSpace();
            var span = data.Span;
            if (Position < span.Length && span[Position] == 'R'
                && (Position + 1 == span.Length || !IsRegular(span[Position + 1])))
            {
                Position++;
                return new PdfReference((int)first, generation);
            }
        }

        Position = after;
        return number;
    }

    private int? SmallWhole()
    {
        SkipSpace();
        var span = data.Span;
        var value = 0;
        var start = Position;
        while (Position < span.Length && span[Position] is >= (byte)'0' and <= (byte)'9' && Position - start < 6)
        {
            value = (value * 10) + span[Position++] - '0';
        }

        return Position == start ? null : value;
    }

    private object? Number()
    {
        var span = data.Span;
        var start = Position;
        var negative = false;
        while (Position < span.Length && (span[Position] is (byte)'+' or (byte)'-'))
        {
            negative |= span[Position++] == '-';
        }

        double value = 0;
        double scale = 0;
        var digits = 0;
        while (Position < span.Length)
        {
            var b = span[Position];
            if (b is >= (byte)'0' and <= (byte)'9')
            {
                digits++;
                if (scale == 0)
                {
                    value = (value * 10) + b - '0';
                }
                else
                {
                    value += (b - '0') * scale;
                    scale /= 10;
                }
            }
            else if (b == '.' && scale == 0)
            {
                scale = 0.1;
            }
            else if (b != '-' || digits == 0)
            {
                // Some writers put a minus inside a number ("12.-34"); what follows it is passed over.
                break;
            }

            Position++;
        }

        if (Position < span.Length && IsRegular(span[Position]))
        {
            return digits > 0 && (span[Position] is (byte)'e' or (byte)'E') && Exponent(start) is { } scientific
                ? scientific
                : digits > 0 ? Clean(negative ? -value : value) : Word();
        }

        return Clean(negative ? -value : value);
    }

    private double? Exponent(int start)
    {
        var span = data.Span;
        var end = Position;
        while (end < span.Length && IsRegular(span[end]))
        {
            end++;
        }

        if (!double.TryParse(span[start..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value))
        {
            return null;
        }

        Position = end;
        return value;
    }

    private static object Clean(double value) =>
        value is >= -64 and < 1136 && value == Math.Floor(value) ? SmallNumbers[(int)value + 64] : double.IsFinite(value) ? value : 0d;
}
