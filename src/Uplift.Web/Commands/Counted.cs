namespace Uplift.Web.Commands;

internal static class Counted
{
    /// <summary>Such as "1 guide" and "6 guides".</summary>
    public static string Of(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
