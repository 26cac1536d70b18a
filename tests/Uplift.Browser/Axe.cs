using System.Text.Json;
using Microsoft.Playwright;

namespace Uplift.Browser;

/// <summary>Deque's accessibility rules, from <c>tests/node</c>, run in a page.</summary>
internal static class Axe
{
    private const string AllRules =
        "() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })";

    private const string ColourRules =
        "() => axe.run({ runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, resultTypes: ['violations'], preload: false })";

    private static readonly string Script =
        Path.Combine(Repository.Root, "tests", "node", "node_modules", "axe-core", "axe.min.js");

    public static async Task LoadAsync(IBrowserContext profile)
    {
        if (!File.Exists(Script))
        {
            Requirement.Missing("axe-core is not installed (npm ci in tests/node).");
        }

        await profile.AddInitScriptAsync(scriptPath: Script);
    }

    /// <summary>Each violation with the elements that show it.</summary>
    public static Task<IReadOnlyList<string>> ViolationsAsync(IPage page) => RunAsync(page, AllRules);

    /// <summary>Of the rules that another theme can break; the others read the document, which has not changed.</summary>
    public static Task<IReadOnlyList<string>> ColourViolationsAsync(IPage page) => RunAsync(page, ColourRules);

    private static async Task<IReadOnlyList<string>> RunAsync(IPage page, string rules)
    {
        var result = (await page.EvaluateAsync<JsonElement>(rules)).GetProperty("violations");
        return
        [
            .. from rule in result.EnumerateArray()
               from node in rule.GetProperty("nodes").EnumerateArray()
               select $"{rule.GetProperty("id")}: {node.GetProperty("html")} {node.GetProperty("failureSummary")}",
        ];
    }
}
