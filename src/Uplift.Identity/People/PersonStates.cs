namespace Uplift.Identity.People;

/// <summary>The states of an account in the words of pages.</summary>
internal static class PersonStates
{
    public static readonly IReadOnlyList<(string Value, string Words)> All =
        [("active", "Active"), ("disabled", "Disabled"), ("leaving", "Deletion is due")];

    public static string Words(string state) => All.First(one => one.Value == state).Words;
}
