using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Uplift.ApiClient;
using Uplift.Library;
using Uplift.Library.Bookmarks;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Tests;

/// <summary>Somebody with a browser of their own: keeps cookies, follows no redirect, sends the forms that pages show.</summary>
public sealed class Visitor
{
    public const string Password = "correct horse battery";
    private const string SessionCookieName = "__Host-uplift";
    private static readonly Uri Site = new("https://localhost");

    private readonly UpliftApp app;
    private readonly CookieContainer cookies;

    public Visitor(UpliftApp app)
        : this(app, new CookieContainer())
    {
    }

    private Visitor(UpliftApp app, CookieContainer cookies)
    {
        (this.app, this.cookies) = (app, cookies);
        Http = new HttpClient(new CookieContainerHandler(cookies) { InnerHandler = app.Server.CreateHandler() }) { BaseAddress = Site };
    }

    public HttpClient Http { get; }

    /// <summary>The API as a program calls it, with this browser's cookies.</summary>
    public UpliftClient Api => new(Http);

    /// <summary>The session's token, as somebody who steals the cookie would have it.</summary>
    public string? Token
    {
        get => cookies.GetCookies(Site)[SessionCookieName]?.Value is { Length: > 0 } token ? token : null;
        set => cookies.Add(Site, new Cookie(SessionCookieName, value, "/") { Secure = true });
    }

    /// <summary>The same browser at a program that was started again.</summary>
    public Visitor At(UpliftApp restarted) => new(restarted, cookies);

    public static string NewAddress() => $"{Convert.ToHexStringLower(Guid.CreateVersion7().ToByteArray()[8..])}@example.org";

    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, headers);
    }

    /// <summary>Sends what a program would send: a form's fields without the page they belong to.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(
        string path, IEnumerable<KeyValuePair<string, string>> fields, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        return await SendAsync(request, headers);
    }

    public async Task<HttpResponseMessage> PostJsonAsync(string path, string json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        return await SendAsync(request, headers);
    }

    /// <summary>Opens the page, fills in its form and sends it with all its own fields.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, string form, params (string Name, string Value)[] typed) =>
        await SendAsync(await FillInAsync(path, form, typed));

    /// <summary>Opens the page and fills in its form, to be sent later or more than once.</summary>
    public async Task<FilledForm> FillInAsync(string path, string form, params (string Name, string Value)[] typed) =>
        FillIn(await (await GetAsync(path)).PageAsync(), path, form, typed);

    public static FilledForm FillIn(IHtmlDocument page, string path, string form, params (string Name, string Value)[] typed)
    {
        var shown = page.Forms.Last(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form);
        var fields = shown.QuerySelectorAll<IHtmlInputElement>("input[name]")
            .Where(input => input.Type is not ("radio" or "checkbox") || input.IsChecked)
            .Select(input => (input.Name!, input.Value))
            .Concat(shown.QuerySelectorAll<IHtmlSelectElement>("select").Select(select => (select.Name!, select.Value ?? "")))
            .Concat(shown.QuerySelectorAll<IHtmlTextAreaElement>("textarea[name]").Select(area => (area.Name!, area.Value)))
            .ToDictionary();
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        var target = shown.GetAttribute("action") is { Length: > 0 } action ? action : path;
        return new FilledForm(target, fields.ToDictionary(field => field.Key, field => AsBrowsersSend(field.Value)));
    }

    private static string AsBrowsersSend(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);

    public Task<HttpResponseMessage> SendAsync(FilledForm form) =>
        Http.PostAsync(form.Target, new FormUrlEncodedContent(form.Fields), TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> SignUpAsync(string email, string name = "Ada", string path = "/signup") => SubmitAsync(
        path, "sign-up", ("Draft.Email", email), ("Draft.Password", Password), ("Draft.DisplayName", name));

    public Task<HttpResponseMessage> SignInAsync(string email, string password = Password, string path = "/signin") =>
        SubmitAsync(path, "sign-in", ("Draft.Email", email), ("Draft.Password", password));

    public Task<HttpResponseMessage> SignOutAsync() => SubmitAsync("/signout", "sign-out");

    /// <summary>Who the server takes the visitor for; null for nobody.</summary>
    public async Task<JsonElement?> MeAsync()
    {
        var response = await GetAsync("/api/v1/me");
        return response.StatusCode == HttpStatusCode.Unauthorized
            ? null
            : await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public async Task<Guid> IdAsync() => (await MeAsync())!.Value.GetProperty("id").GetGuid();

    /// <summary>What happens at a visitor's first write.</summary>
    public async Task<Guid> BecomeGuestAsync()
    {
        var (id, token) = await app.InRequestAsync(services =>
            services.GetRequiredService<IGuests>().EnsureUserAsync(TestContext.Current.CancellationToken));
        Token = token;
        return id;
    }

    public Task BookmarkAsync(Guid ownerId, string slug) => app.InScopeAsync(services =>
    {
        var db = services.GetRequiredService<AppDb>();
        db.Add(new Bookmark { UserId = ownerId, Kind = ItemKind.Question, Slug = slug });
        return db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    public Task<int> BookmarksOfAsync(Guid ownerId) => app.InScopeAsync(services =>
        new BookmarkData(services.GetRequiredService<AppDb>()).CountAsync(ownerId, TestContext.Current.CancellationToken));
}

public sealed record FilledForm(string Target, IReadOnlyDictionary<string, string> Fields);

internal static class Stories
{
    public static async Task<T> InScopeAsync<T>(this UpliftApp app, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    /// <summary>Acts as a request's handler would, and gives the session token that the answer would carry.</summary>
    public static async Task<(T Value, string? Token)> InRequestAsync<T>(this UpliftApp app, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Scheme = "https";
        context.Request.Host = new HostString("localhost");
        var accessor = scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>();
        accessor.HttpContext = context;
        var value = await act(scope.ServiceProvider);
        accessor.HttpContext = null;
        return (value, context.Response.Headers.SetCookie.ToString().Split(';')[0].Split('=')[1]);
    }

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (IHtmlDocument)await BrowsingContext.New()
            .OpenAsync(source => source.Content(html).Address(response.RequestMessage!.RequestUri));
    }

    public static async Task<string> AlertAsync(this HttpResponseMessage response) =>
        (await response.PageAsync()).QuerySelector("[role=alert]")?.TextContent ?? "";

    /// <summary>Where the answer sends the browser, without the site's own name.</summary>
    public static string? Target(this HttpResponseMessage response)
    {
        var location = response.Headers.Location;
        return location is { IsAbsoluteUri: true, Host: "localhost" } ? location.PathAndQuery : location?.OriginalString;
    }

    public static async Task<string> ProblemTypeAsync(this HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("type").GetString()!;
}
