using System.Reflection;
using Uplift.Platform.Data;
using Uplift.Web;

namespace Uplift.Tests.Architecture;

public sealed class ConfigurationTests
{
    private static readonly string Document = Sources.Document("configuration.md");

    public static TheoryData<string> Options() => [.. OptionsOfClasses().Concat(OptionsOfSources()).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_option_is_in_the_document(string option) => Document.ShouldContain($"`{option}`");

    [Fact]
    public void Every_option_of_the_document_exists()
    {
        var documented = Sources.Matches(Document, "`(?<found>Uplift:[A-Za-z:]+)`");

        documented.Except(OptionsOfClasses()).Except(OptionsOfSources()).ShouldBeEmpty();
    }

    /// <summary>An options class names its section; each property that can be set is an option.</summary>
    private static IEnumerable<string> OptionsOfClasses() =>
        from assembly in UpliftHost.Modules.Select(module => module.GetType().Assembly).Append(typeof(AppDb).Assembly).Append(typeof(Program).Assembly)
        from type in assembly.GetTypes()
        let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string
        where section is not null && section.StartsWith("Uplift:", StringComparison.Ordinal)
        from property in type.GetProperties()
        where property.CanWrite
        select $"{section}:{property.Name}";

    /// <summary>Options that are read by their name.</summary>
    private static IEnumerable<string> OptionsOfSources() =>
        Sources.Matches(@"(?:onfiguration\[|GetValue<\w+>\()""(?<found>Uplift:[A-Za-z:]+)""");
}
