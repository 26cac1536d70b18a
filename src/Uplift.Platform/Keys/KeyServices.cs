using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Uplift.Platform.Keys;

public static class KeyServices
{
    public static IServiceCollection AddSharedKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("uplift");
        var options = configuration.GetSection(KeyOptions.Section).Get<KeyOptions>() ?? new KeyOptions();
        if (options.Certificate is { Length: > 0 } path)
        {
            var certificate = Load(path, options.CertificatePassword);
            protection.ProtectKeysWithCertificate(certificate);
            protection.UnprotectKeysWithAnyCertificate([certificate, .. options.EarlierCertificates.Select(earlier => Load(earlier, options.CertificatePassword))]);
        }

        services.AddSingleton<DatabaseKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = provider.GetRequiredService<DatabaseKeys>()));
        services.AddScoped<SealStoredKeys>();
        return services.AddScoped<ImportKeyFiles>();
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
        return certificate.GetRSAPrivateKey() is not null
            ? certificate
            : throw new InvalidOperationException($"{KeyOptions.Section}: {path} holds no RSA key, which is what keys are protected with.");
    }
}

/// <summary>Section <c>Uplift:Keys</c>. Without a certificate the keys lie in the database as they are.</summary>
internal sealed class KeyOptions
{
    public const string Section = "Uplift:Keys";

    /// <summary>A PKCS#12 file with an RSA key; new keys are encrypted with it before they are stored.</summary>
    public string? Certificate { get; set; }

    public string? CertificatePassword { get; set; }

    /// <summary>Those of before, with the same password, for keys that they encrypted.</summary>
    public IReadOnlyList<string> EarlierCertificates { get; set; } = [];
}
