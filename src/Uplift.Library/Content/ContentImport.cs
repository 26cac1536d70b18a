using Uplift.Library.Contracts;

namespace Uplift.Library.Content;

internal sealed class ContentImport(ImportContent import) : IContentImport
{
    public async Task<ContentImportResult> ImportAsync(string folder, CancellationToken cancellation) =>
        Result(await import.HandleAsync(folder, cancellation));

    public async Task<ContentImportResult?> ImportWhenChangedAsync(string folder, CancellationToken cancellation) =>
        await import.WhenChangedAsync(folder, cancellation) is { } report ? Result(report) : null;

    private static ContentImportResult Result(ImportReport report) =>
        new(report.Added, report.Changed, report.Retired, [.. report.Faults.Select(fault => fault.ToString())]);
}
