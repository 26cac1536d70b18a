namespace Uplift.Tests;

/// <summary>A part of the outside world that a test needs and a machine may lack.</summary>
internal static class Requirement
{
    /// <summary>Skips the test, or fails it where the run promised that everything is installed.</summary>
    public static void Missing(string reason)
    {
        if (Environment.GetEnvironmentVariable("UPLIFT_TEST_REQUIRE") == "all")
        {
            Assert.Fail($"{reason} UPLIFT_TEST_REQUIRE=all asks for it.");
        }

        Assert.Skip(reason);
    }
}
