namespace Uplift.Platform.Ai;

/// <summary>A model, and where and with which key it is asked.</summary>
/// <param name="IsOwn">A person's own server: only public addresses, and no budget of the installation.</param>
public sealed record ModelEndpoint(Uri Address, string Model, string? Key, bool IsOwn)
{
    /// <summary>Never with the key, wherever it is written to.</summary>
    public override string ToString() => $"{Model} at {Address.Host}";
}
