using Uplift.Documents;
using Uplift.Documents.Text;

namespace Uplift.Bench;

/// <summary>What reading a folder of PDF and DOCX files costs a page.</summary>
internal static class ReaderCommand
{
    private const int Rounds = 7;

    public static int Run(string folder, TextWriter output)
    {
        var files = Directory.GetFiles(folder).Where(IsDocument).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        if (files.Length == 0)
        {
            output.WriteLine($"no PDF or DOCX in {folder}");
            return 1;
        }

        // The first file pays for loading and compiling the reader itself.
        var (_, first, _) = Read(files[..1]);
        output.WriteLine($"first file  {first:0.0} ms of processor time, in a process that has read none");
        var times = new List<double>();
        var (pages, memory) = (0, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            (pages, var time, memory) = Read(files);
            times.Add(time / pages);
        }

        times.Sort();
        output.WriteLine($"{files.Length} files, {pages} pages");
        output.WriteLine($"a page      {times[Rounds / 2]:0.00} ms of processor time, median of {Rounds} rounds ({times[0]:0.00} to {times[^1]:0.00})");
        output.WriteLine($"a page      {memory / 1024.0 / pages:0} KB allocated");
        return 0;
    }

    private static bool IsDocument(string file) =>
        file.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".docx", StringComparison.OrdinalIgnoreCase);

    private static (int Pages, double Milliseconds, long Memory) Read(byte[][] files)
    {
        var limits = new ReadLimits { Time = TimeSpan.FromMinutes(1) };
        var memory = GC.GetAllocatedBytesForCurrentThread();
        var start = CpuTime.Now;
        var pages = files.Sum(file => DocumentReader.Read(file, limits).Document?.Pages.Count ?? 0);
        return (pages, (CpuTime.Now - start).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - memory);
    }
}
