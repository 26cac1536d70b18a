using System.Buffers;
using System.Buffers.Text;

namespace Uplift.Documents.Pdf.Writing;

/// <summary>Operators of a page as they are written. Most of the time of a document goes here, so nothing is made to be thrown away.</summary>
internal sealed class ContentBuffer
{
    private static ReadOnlySpan<byte> Digits => "0123456789ABCDEF"u8;

    private readonly ArrayBufferWriter<byte> bytes = new(16 * 1024);

    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    public ContentBuffer Add(ReadOnlySpan<byte> operators)
    {
        bytes.Write(operators);
        return this;
    }

    public ContentBuffer Add(int number)
    {
        Utf8Formatter.TryFormat(number, bytes.GetSpan(12), out var length);
        bytes.Advance(length);
        return this;
    }

    /// <summary>Rounded to thousandths.</summary>
    public ContentBuffer Add(double number)
    {
        var thousandths = (long)Math.Round(number * 1000);
        if (thousandths < 0)
        {
            Add("-"u8);
            thousandths = -thousandths;
        }

        Add((int)(thousandths / 1000));
        var rest = (int)(thousandths % 1000);
        if (rest > 0)
        {
            var fraction = bytes.GetSpan(4);
            fraction[0] = (byte)'.';
            fraction[1] = (byte)('0' + (rest / 100));
            fraction[2] = (byte)('0' + (rest / 10 % 10));
            fraction[3] = (byte)('0' + (rest % 10));
            bytes.Advance(rest % 100 == 0 ? 2 : rest % 10 == 0 ? 3 : 4);
        }

        return this;
    }

    public ContentBuffer AddHexadecimal(int code)
    {
        var digits = bytes.GetSpan(4);
        for (var i = 0; i < 4; i++)
        {
            digits[i] = Digits[(code >> (12 - (4 * i))) & 15];
        }

        bytes.Advance(4);
        return this;
    }

    /// <summary>Red, green and blue as parts of one.</summary>
    /// <param name="color">Six hexadecimal digits.</param>
    public ContentBuffer AddColor(string color)
    {
        var value = Convert.FromHexString(color);
        return Add(value[0] / 255.0).Add(" "u8).Add(value[1] / 255.0).Add(" "u8).Add(value[2] / 255.0);
    }
}
