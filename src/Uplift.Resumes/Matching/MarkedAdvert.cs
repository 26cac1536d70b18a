namespace Uplift.Resumes.Matching;

/// <summary>A piece of the advert's text.</summary>
/// <param name="Verdict"><c>covered</c>, <c>partly</c> or <c>missed</c>; null between the marks.</param>
/// <param name="Number">Of the requirement, counted from 1.</param>
internal sealed record AdvertRun(string Text, string? Verdict, int Number);

/// <summary>The advert's own words with a mark on those that ask for something.</summary>
internal static class MarkedAdvert
{
    public static IReadOnlyList<AdvertRun> Of(string advert, IReadOnlyList<MatchItem> items)
    {
        var runs = new List<AdvertRun>();
        var at = 0;
        foreach (var (item, number) in items.Select((item, index) => (item, index + 1)).Where(one => one.item.Value is not null).OrderBy(one => one.item.Requirement.Words.Start))
        {
            var words = item.Requirement.Words;
            // A sentence may name two things by overlapping words; the first keeps them.
            if (words.Start < at || words.Start + words.Length > advert.Length)
            {
                continue;
            }

            if (words.Start > at)
            {
                runs.Add(new AdvertRun(advert[at..words.Start], null, 0));
            }

            at = words.Start + words.Length;
            runs.Add(new AdvertRun(advert[words.Start..at], Verdict(item), number));
        }

        runs.Add(new AdvertRun(advert[at..], null, 0));
        return runs;
    }

    public static string Verdict(MatchItem item) => item.Value switch
    {
        >= 0.7 => "covered",
        > 0 => "partly",
        _ => "missed",
    };
}
