using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Data;
using Uplift.Platform.Keys;

namespace Uplift.Tests.Platform.Keys;

/// <summary>Keys at rest, without a certificate and with one that is given later, lost or changed.</summary>
public sealed class CertificateTests : IAsyncLifetime
{
    private const string Password = "a mounted secret";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("uplift-keys-");
    private readonly UpliftApp app = new();

    public async ValueTask InitializeAsync() => await app.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_certificate_encrypts_what_is_stored_already_and_it_stays_readable()
    {
        var kept = Protector(app).Protect("still here");
        (await StoredAsync(app)).ShouldContain("<masterKey");

        await using var sealing = await NodeAsync(Certificate("one"));

        var stored = await StoredAsync(sealing);
        stored.ShouldNotContain("<masterKey");
        stored.ShouldContain("EncryptedXmlDecryptor");
        Protector(sealing).Unprotect(kept).ShouldBe("still here");
    }

    [Fact]
    public async Task New_keys_are_encrypted_before_they_are_stored()
    {
        await using var sealing = await NodeAsync(Certificate("one"));

        sealing.Services.GetRequiredService<IKeyManager>().CreateNewKey(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(90));

        (await StoredAsync(sealing)).ShouldNotContain("<masterKey");
    }

    [Fact]
    public async Task Without_the_certificate_nothing_can_be_read()
    {
        var kept = Protector(app).Protect("still here");
        await (await NodeAsync(Certificate("one"))).DisposeAsync();

        await using var robbed = await NodeAsync("");

        Should.Throw<CryptographicException>(() => Protector(robbed).Unprotect(kept));
    }

    [Fact]
    public async Task A_changed_certificate_reads_what_the_earlier_one_encrypted()
    {
        var kept = Protector(app).Protect("still here");
        var first = Certificate("one");
        await (await NodeAsync(first)).DisposeAsync();

        await using var changed = await NodeAsync(Certificate("two"), first);

        Protector(changed).Unprotect(kept).ShouldBe("still here");
    }

    private static IDataProtector Protector(UpliftApp node) => node.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static Task<string> StoredAsync(UpliftApp node) => node.InScopeAsync(async services => string.Concat(
        await services.GetRequiredService<AppDb>().ProtectionKeys.Select(key => key.Xml).ToListAsync(TestContext.Current.CancellationToken)));

    private Task<UpliftApp> NodeAsync(string certificate, string? earlier = null)
    {
        app.With("Uplift:Keys:Certificate", certificate).With("Uplift:Keys:CertificatePassword", Password);
        if (earlier is not null)
        {
            app.With("Uplift:Keys:EarlierCertificates:0", earlier);
        }

        return app.SecondNodeAsync();
    }

    private string Certificate(string name)
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            // Its dates are of no account.
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddYears(-2), TimeProvider.System.GetUtcNow().AddYears(-1));
        var path = Path.Combine(folder.FullName, $"{name}.p12");
        File.WriteAllBytes(path, made.Export(X509ContentType.Pkcs12, Password));
        return path;
    }
}
