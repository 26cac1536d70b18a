using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Uplift.Tests.Platform.Http;

/// <summary>
/// What another site can make a victim's browser send, with the victim's cookie in it, as if SameSite did not exist.
/// </summary>
public sealed class ForgeryTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Settings = "_handler=settings&Draft.DisplayName=Forged&Draft.TimeZone=UTC&Draft.Culture=en-GB&Draft.Theme=dark";
    private const string SettingsJson = """{"displayName":"Forged","timeZone":"UTC","culture":"en-GB","theme":"dark"}""";

    private readonly Visitor victim = new(app);

    public static TheoryData<string, string, string, string, string> Forgeries => new()
    {
        { "POST", "/settings", Form, Settings, "" },
        { "POST", "/settings", Form, Settings, "Sec-Fetch-Site: cross-site" },
        { "POST", "/settings", Form, Settings, "Sec-Fetch-Site: same-site" },
        { "POST", "/settings", Form, Settings, "Origin: https://evil.example" },
        { "POST", "/settings", Form, Settings, "Origin: null" },
        { "POST", "/settings", Form, $"{Settings}&__RequestVerificationToken=CfDJ8made-up", "" },
        { "POST", "/settings", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"_handler\"\r\n\r\nsettings\r\n--x--\r\n", "" },
        { "POST", "/settings", "text/plain", Settings, "" },
        { "PUT", "/api/v1/me/settings", Form, Settings, "" },
        { "PUT", "/api/v1/me/settings", "text/plain", SettingsJson, "" },
        { "PUT", "/api/v1/me/settings", "application/json", SettingsJson, "Origin: https://evil.example" },
        { "DELETE", "/api/v1/sessions", "application/json", "", "Sec-Fetch-Site: cross-site" },
        { "POST", "/settings/sessions", Form, "_handler=end-all", "" },
        { "POST", "/signout", Form, "_handler=sign-out", "" },
        { "POST", "/signin", Form, "_handler=sign-in&Draft.Email=eve%40example.org&Draft.Password=correct+horse+battery", "Origin: https://evil.example" },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Nothing_is_done_for_the_victim(string method, string path, string type, string body, string header)
    {
        await victim.SignUpAsync(Visitor.NewAddress(), "Ada");
        var id = await victim.IdAsync();

        var response = await SendAsync(method, path, type, body, header);

        ((int)response.StatusCode).ShouldBeInRange(400, 499);
        var me = (await victim.MeAsync())!.Value;
        me.GetProperty("displayName").GetString().ShouldBe("Ada");
        me.GetProperty("id").GetGuid().ShouldBe(id);
    }

    [Fact]
    public async Task A_bearer_call_needs_no_token_because_no_browser_adds_it_by_itself()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/me/settings")
        {
            Content = new StringContent(SettingsJson, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", "of nobody");
        request.Headers.Add("Origin", "https://client.example");

        (await new Visitor(app).Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string type, string body, string header)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } },
        };
        if (header.Split(": ") is [var name, var value])
        {
            request.Headers.Add(name, value);
        }

        return await victim.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
