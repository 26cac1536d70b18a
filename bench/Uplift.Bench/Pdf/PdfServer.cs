using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Uplift.Resumes.Document;
using Uplift.Resumes.Export;

namespace Uplift.Bench.Pdf;

/// <summary>Kestrel with one endpoint that makes a PDF of a resume already read, as react-pdf has it read before it starts.</summary>
internal static class PdfServer
{
    public static async Task<int> RunAsync(string address, string file)
    {
        var resume = JsonSerializer.Deserialize<Resume>(await File.ReadAllBytesAsync(file), JsonSerializerOptions.Web)!;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(address);
        app.MapGet("/hello", (HttpResponse response) => response.Body.WriteAsync("hello"u8.ToArray()).AsTask());
        app.MapGet("/pdf", async (HttpContext http) =>
        {
            var pdf = ResumeExport.Write(resume, ExportFormat.Pdf, new ExportOptions());
            http.Response.ContentType = pdf.ContentType;
            http.Response.ContentLength = pdf.Bytes.Length;
            await http.Response.Body.WriteAsync(pdf.Bytes);
        });
        await app.RunAsync();
        return 0;
    }
}
