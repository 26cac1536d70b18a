using Uplift.Library.Content;

namespace Uplift.Tests.Library.Content;

/// <summary>What this repository publishes, as its files say; every test database holds it.</summary>
internal static class RepositoryContent
{
    public static ContentFolder Folder { get; } = ContentFolder.Load(Path.Combine(UpliftApp.RepositoryRoot, "content"));

    public static IReadOnlyList<GuideEntry> Guides => Folder.Guides;

    public static IReadOnlyList<QuestionEntry> Questions => Folder.Questions;
}
