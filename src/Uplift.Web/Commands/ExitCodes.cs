namespace Uplift.Web.Commands;

/// <summary>What a command's exit code says; scripts rely on it.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The command worked and found something wrong, or was refused.</summary>
    public const int Finding = 1;

    /// <summary>The command was used wrongly.</summary>
    public const int BadUse = 2;
}
