using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Uplift.Platform.Data;

namespace Uplift.Platform.Keys;

/// <summary>
/// Encrypts keys that were stored before there was a certificate, in the form that the framework itself stores them in, so
/// that switching it on needs neither new keys nor a new model key. Old backups still hold them as they were.
/// </summary>
public sealed class SealStoredKeys(AppDb db, IOptions<KeyManagementOptions> options)
{
    private static readonly XNamespace Framework = "http://schemas.asp.net/2015/03/dataProtection";

    public async Task HandleAsync(CancellationToken cancellation)
    {
        if (options.Value.XmlEncryptor is not { } encryptor)
        {
            return;
        }

        var keys = await db.ProtectionKeys.AsNoTracking().ToListAsync(cancellation);
        foreach (var key in keys)
        {
            var xml = XElement.Parse(key.Xml);
            var secrets = xml.Descendants().Where(element => (bool?)element.Attribute(Framework + "requiresEncryption") == true).ToList();
            foreach (var secret in secrets)
            {
                var sealing = encryptor.Encrypt(new XElement(secret));
                secret.ReplaceWith(new XElement(
                    Framework + "encryptedSecret", new XAttribute("decryptorType", sealing.DecryptorType.AssemblyQualifiedName!), sealing.EncryptedElement));
            }

            if (secrets.Count > 0)
            {
                var (name, text) = (key.Name, xml.ToString(SaveOptions.DisableFormatting));
                await db.ProtectionKeys.Where(one => one.Name == name).ExecuteUpdateAsync(set => set.SetProperty(one => one.Xml, text), cancellation);
            }
        }
    }
}
