using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Outcomes;

namespace Uplift.Tests.Architecture;

public sealed partial class ProblemCodeTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Fact]
    public void Every_code_that_the_product_answers_with_has_a_page()
    {
        var pages = app.Services.GetRequiredService<ProblemCatalogue>().All.Select(page => page.Code);

        CodesInUse().Except(pages).ShouldBeEmpty();
    }

    [Fact]
    public void Every_page_is_of_a_code_that_the_product_answers_with()
    {
        var pages = app.Services.GetRequiredService<ProblemCatalogue>().All.Select(page => page.Code);

        pages.Except(CodesInUse()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("guide-not-found")]
    [InlineData("cross-site-request")]
    [InlineData("interview-running")]
    [InlineData("address-taken")]
    [InlineData("server-error")]
    [InlineData("unreadable-request")]
    [InlineData("method-not-allowed")]
    public void The_codes_are_really_found(string code) => CodesInUse().ShouldContain(code);

    // A code is written as a word, as a choice of words, or as a constant of that word.
    private static HashSet<string> CodesInUse()
    {
        var constants = Sources.Matches("const string (?<found>\\w+ = \"[a-z-]+\")")
            .Select(constant => constant.Split(" = "))
            .ToLookup(constant => constant[0], constant => constant[1].Trim('"'));
        IEnumerable<string> written =
        [
            .. Sources.Matches(@"new( Problem)?\(\s*ProblemKind\.\w+,\s*(?<found>[^,]+),"),
            .. Sources.Matches(@"Problem\.Conflict\(\s*(?<found>[^,]+),"),
            .. Sources.Matches("type: (?<found>\"/problems/[a-z-]+\")"),
            .. Sources.Matches("Type = (?<found>\"/problems/[a-z-]+\")"),
            .. Sources.Matches(@"(\d{3}|_) => \((?<found>""[a-z-]+""), \$?"""),
        ];
        return
        [
            .. written.SelectMany(code => Word().Matches(code)).Select(word => word.Groups["word"].Value.Replace("/problems/", "", StringComparison.Ordinal)),
            .. written.Where(code => !code.Contains('"', StringComparison.Ordinal)).SelectMany(code => constants[code.Split('.')[^1].Trim()]),
            .. Sources.Matches(@"Problem\.NotFound\((?<found>[^)]+)\)").SelectMany(nouns => Word().Matches(nouns)).Select(noun => $"{noun.Groups["word"].Value}-not-found"),
        ];
    }

    [GeneratedRegex("\"(?<word>[a-z/-]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
