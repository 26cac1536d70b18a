using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Configuration;
using Uplift.Platform.Keys;

namespace Uplift.Tests.Platform.Keys;

public sealed class ImportKeyFilesTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Fact]
    public async Task What_an_earlier_version_protected_with_a_key_file_stays_readable()
    {
        var folder = new DirectoryInfo(Path.Combine(app.Services.GetRequiredService<Places>().DataDir, "keys"));
        var before = DataProtectionProvider.Create(folder, options => options.SetApplicationName("uplift")).CreateProtector("test");
        var kept = before.Protect("still here");

        await using var restarted = await app.SecondNodeAsync();

        restarted.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(kept).ShouldBe("still here");
    }

    [Fact]
    public async Task Taking_the_same_files_over_again_changes_nothing()
    {
        var before = Keys();

        await app.InScopeAsync(async services =>
        {
            await services.GetRequiredService<ImportKeyFiles>().HandleAsync(TestContext.Current.CancellationToken);
            return true;
        });

        Keys().ShouldBe(before);
    }

    private int Keys() => app.Services.GetRequiredService<IKeyManager>().GetAllKeys().Count;
}
