using Uplift.Library.Content;

namespace Uplift.Library.Contracts;

/// <summary>Checks a content folder without a database.</summary>
public static class ContentCheck
{
    public static ContentCheckResult Run(string folder)
    {
        var content = ContentFolder.Load(folder);
        return new ContentCheckResult(
            content.Topics.Count,
            content.Guides.Count,
            content.Questions.Count,
            [.. content.Faults.Select(fault => fault.ToString())]);
    }
}
