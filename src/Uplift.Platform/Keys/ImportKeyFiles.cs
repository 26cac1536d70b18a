using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Configuration;
using Uplift.Platform.Data;

namespace Uplift.Platform.Keys;

/// <summary>
/// Takes over the keys that earlier versions kept in the data folder, so that what they protected stays readable. The files
/// stay: the version before can be started again.
/// </summary>
public sealed class ImportKeyFiles(AppDb db, Places places)
{
    public async Task HandleAsync(CancellationToken cancellation)
    {
        var folder = Path.Combine(places.DataDir, "keys");
        if (!Directory.Exists(folder))
        {
            return;
        }

        var known = await db.ProtectionKeys.Select(key => key.Name).ToListAsync(cancellation);
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!known.Contains(name))
            {
                await AddAsync(name, await File.ReadAllTextAsync(file, cancellation), cancellation);
            }
        }
    }

    private async Task AddAsync(string name, string text, CancellationToken cancellation)
    {
        db.Add(new ProtectionKey { Name = name, Xml = XElement.Parse(text).ToString(SaveOptions.DisableFormatting) });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another node that starts at this moment may have been first; any other fault is one.
            db.ChangeTracker.Clear();
            if (!await db.ProtectionKeys.AnyAsync(key => key.Name == name, cancellation))
            {
                throw;
            }
        }
    }
}
