using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Uplift.Documents.Text;

namespace Uplift.Tests.Documents.Reading;

/// <summary>
/// Real resumes beside another extractor: poppler's <c>pdftotext -layout</c>, which keeps hyphens at the ends of lines.
/// </summary>
/// <remarks>
/// A page is equal when both give the same words the same number of times, in whatever order: the order of columns is a matter of
/// judgement, the words are not. Both sides are written in Unicode's compatibility form, without invisible characters, and with
/// soft hyphens as hyphens. One difference is meant and allowed for: words drawn as letters apart are rejoined here.
/// </remarks>
public sealed class SampleTests
{
    private const double LeastEqual = 0.98;

    [Fact]
    public void The_published_samples_hold_the_words_that_pdftotext_finds() => Differences(ResumeFiles.Published, out _).ShouldBeEmpty();

    [Fact]
    public void All_samples_hold_the_words_that_pdftotext_finds()
    {
        var files = ResumeFiles.All;
        Assert.SkipWhen(files is null, "UPLIFT_DATA is not set.");

        var differences = Differences(files!, out var pages);

        pages.ShouldBeGreaterThan(80);
        ((double)(pages - differences.Count) / pages).ShouldBeGreaterThanOrEqualTo(LeastEqual, string.Join('\n', differences));
    }

    [Fact]
    public void Columns_and_rails_of_the_samples_are_told_apart()
    {
        var rail = Reader.Page(ResumeFiles.Bytes("samples", "label-rail-grid-fragmented.pdf"));
        var order = Reader.Lines(rail).Select(line => line.Text).ToList();
        order.ShouldContain("Staff Engineer, Platform\tAug 2024 - Present");
        order.IndexOf("Experience").ShouldBe(order.IndexOf("Staff Engineer, Platform\tAug 2024 - Present") - 1);

        var columns = Reader.Page(ResumeFiles.Bytes("samples", "two-column-sidebar-left-anchor-company.pdf"));
        columns.Blocks.Select(block => block.Column).Distinct().Count().ShouldBe(2);

        var single = Reader.Page(ResumeFiles.Bytes("samples", "weasyprint-cairo-minimal.pdf"));
        single.Blocks.ShouldAllBe(block => block.Column == 0);
    }

    private static List<string> Differences(IEnumerable<string> files, out int pages)
    {
        var differences = new List<string>();
        pages = 0;
        foreach (var file in files)
        {
            var document = Reader.Read(File.ReadAllBytes(file));
            var theirs = PdfToText(file).TrimEnd('\f').Split('\f');
            theirs.Length.ShouldBe(document.Pages.Count, file);
            for (var i = 0; i < theirs.Length; i++, pages++)
            {
                var difference = Difference(document.Pages[i], Words(theirs[i]));
                if (difference.Length > 0)
                {
                    differences.Add($"{Path.GetFileName(file)}, page {i + 1}: {difference}");
                }
            }
        }

        return differences;
    }

    private static string Difference(PageText page, List<string> theirs)
    {
        var lines = Reader.Lines(page).ToList();
        var ours = lines.SelectMany(line => Words(line.Text)).ToList();
        var joined = lines.SelectMany(line => line.Spans).Where(span => span.LetterSpaced).SelectMany(span => Words(span.Text)).ToHashSet();
        theirs = Rejoin(theirs, joined);
        var extra = Missing(ours, theirs);
        var missing = Missing(theirs, ours);
        return extra.Count + missing.Count == 0 ? "" : $"only ours [{string.Join(' ', extra)}], only theirs [{string.Join(' ', missing)}]";
    }

    private static List<string> Missing(List<string> from, List<string> of)
    {
        var counts = of.GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
        return [.. from.GroupBy(word => word).Where(group => group.Count() > counts.GetValueOrDefault(group.Key)).Select(group => group.Key)];
    }

    private static List<string> Rejoin(List<string> words, HashSet<string> whole)
    {
        var result = new List<string>();
        for (var i = 0; i < words.Count;)
        {
            var (text, end) = (words[i], i + 1);
            for (var (longer, j) = (words[i], i + 1); j < words.Count && longer.Length < 40; j++)
            {
                longer += words[j];
                if (whole.Contains(longer) && !whole.Contains(words[i]))
                {
                    (text, end) = (longer, j + 1);
                }
            }

            result.Add(text);
            i = end;
        }

        return result;
    }

    private static List<string> Words(string text)
    {
        var plain = Hyphens(text.Normalize(NormalizationForm.FormKC));
        return [.. string.Concat(plain.Where(c => c is not ('\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF')))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
    }

    private static string PdfToText(string file)
    {
        try
        {
            var start = new ProcessStartInfo("pdftotext", ["-layout", "-enc", "UTF-8", file, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, UseShellExecute = false };
            using var process = Process.Start(start)!;
            return process.StandardOutput.ReadToEnd();
        }
        catch (Win32Exception)
        {
            Requirement.Missing("pdftotext is not installed.");
            throw;
        }
    }

    /// <summary>A soft hyphen as a hyphen, together with the dashes around it that one shape was said to be.</summary>
    private static string Hyphens(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\u00AD')
            {
                result.Append(text[i]);
                continue;
            }

            if (result.Length == 0 || !IsDash(result[^1]))
            {
                result.Append('-');
            }

            i += i + 1 < text.Length && IsDash(text[i + 1]) ? 1 : 0;
        }

        return result.ToString();
    }

    private static bool IsDash(char c) => c is '-' or (>= '\u2010' and <= '\u2015');
}
