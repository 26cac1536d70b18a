namespace Uplift.Tests.Identity.External;

/// <summary>The program with one provider, which the tests make lie.</summary>
public sealed class ProviderApp : IAsyncLifetime
{
    public OwnProvider Provider { get; private set; } = null!;

    public UpliftApp App { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Provider = await OwnProvider.StartAsync(App.Clock);
        App.With("Uplift:SignIn:Oidc:0:Name", "Own")
            .With("Uplift:SignIn:Oidc:0:Slug", "own")
            .With("Uplift:SignIn:Oidc:0:Authority", Provider.Issuer)
            .With("Uplift:SignIn:Oidc:0:ClientId", OwnProvider.ClientId)
            .With("Uplift:SignIn:Oidc:0:ClientSecret", OwnProvider.ClientSecret);
        await App.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>A whole sign-in: to the provider, where somebody says who they are, and back.</summary>
    public async Task<HttpResponseMessage> SignInAsync(Visitor visitor, string subject, string start = "/signin/own") =>
        await visitor.GetAsync(Provider.Authorize(await StartAsync(visitor, start), subject));

    public static async Task<Uri> StartAsync(Visitor visitor, string start = "/signin/own") =>
        (await visitor.GetAsync(start)).Headers.Location!;
}
