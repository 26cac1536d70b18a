using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Uplift.Resumes.Document;
using Uplift.Resumes.Export;

namespace Uplift.Bench.Pdf;

/// <summary>Kestrel with one endpoint that makes a PDF of the JSON Resume it gets, as the product's own does, without account and database.</summary>
internal static class PdfServer
{
    public static async Task<int> RunAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(address);
        app.MapGet("/hello", (HttpResponse response) => response.Body.WriteAsync("hello"u8.ToArray()).AsTask());
        app.MapPost("/pdf", async (HttpContext http) =>
        {
            var resume = await JsonSerializer.DeserializeAsync<Resume>(http.Request.Body, JsonSerializerOptions.Web);
            var file = ResumeExport.Write(resume!, ExportFormat.Pdf, new ExportOptions());
            http.Response.ContentType = file.ContentType;
            http.Response.ContentLength = file.Bytes.Length;
            await http.Response.Body.WriteAsync(file.Bytes);
        });
        await app.RunAsync();
        return 0;
    }
}
