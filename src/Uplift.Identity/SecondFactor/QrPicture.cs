using QRCoder;

namespace Uplift.Identity.SecondFactor;

internal static class QrPicture
{
    /// <summary>A QR code as the address of a picture, so that no other server and no script learns the secret.</summary>
    public static string Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(pixelsPerModule: 6))}";
    }
}
