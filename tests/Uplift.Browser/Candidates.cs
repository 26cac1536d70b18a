namespace Uplift.Browser;

/// <summary>Who types what.</summary>
internal static class Candidates
{
    public const string Password = "correct horse battery";

    public const string Noise =
        "Xkq zzrt plok wembly dfg hjkl qwrty bnmx sdfgh vcxz lkjh poiq trewq mnbv asdzx qqwx.";

    public static string NewAddress() => $"{Guid.CreateVersion7():N}@example.org";
}
