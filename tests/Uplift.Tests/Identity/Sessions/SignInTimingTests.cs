using System.Diagnostics;
using System.Globalization;

namespace Uplift.Tests.Identity.Sessions;

/// <summary>A site whose hashes cost more than all else that a sign-in does, though less than those of people.</summary>
public sealed class HashingSite : IAsyncLifetime
{
    private static readonly string Cost = Environment.GetEnvironmentVariable("UPLIFT_TEST_SOAK") is null ? "8" : "12";

    public UpliftApp App { get; } = new UpliftApp().With("Uplift:Passwords:Cost", Cost);

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>Whether the time of an answer tells who has an account here.</summary>
public sealed class SignInTimingTests(HashingSite site, ITestOutputHelper output) : IClassFixture<HashingSite>
{
    private const int Accounts = 200;

    private readonly UpliftApp app = site.App;

    /// <summary>
    /// The chance that a known account's answer took longer than an unknown one's: 0.5 when nothing can be told. With hashes
    /// that cost next to nothing one could tell the tenth of a millisecond that reading a row takes, which nobody can in life.
    /// </summary>
    [Fact]
    public async Task A_known_and_an_unknown_address_take_the_same_time()
    {
        var known = Enumerable.Range(0, Accounts).Select(_ => Visitor.NewAddress()).ToList();
        foreach (var email in known)
        {
            await new Visitor(app).PostJsonAsync(
                "/api/v1/users", $$"""{"email":"{{email}}","password":"{{Visitor.Password}}","displayName":"Ada"}""");
        }

        await TimeAsync(Visitor.NewAddress());
        List<double> ofKnown = [];
        List<double> ofUnknown = [];
        // In turn, and in an order that changes, so that a machine that grows slower does so for both.
        for (var i = 0; i < Accounts; i++)
        {
            foreach (var isKnown in i % 2 == 0 ? new[] { true, false } : [false, true])
            {
                (isKnown ? ofKnown : ofUnknown).Add(await TimeAsync(isKnown ? known[i] : Visitor.NewAddress()));
            }
        }

        var chance = Chance(ofKnown, ofUnknown);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Accounts} accounts each: known {Median(ofKnown):0.00} ms, unknown {Median(ofUnknown):0.00} ms (medians), chance {chance:0.000}"));
        chance.ShouldBeInRange(0.35, 0.65);
    }

    /// <summary>
    /// The hash is by far the most that a sign-in costs. Counted rather than timed, so that one who saves it is found out on any
    /// machine.
    /// </summary>
    [Theory]
    [InlineData("a wrong password", true)]
    [InlineData("an unknown address", false)]
    public async Task Every_refused_sign_in_costs_one_hash(string what, bool hasAccount)
    {
        var email = Visitor.NewAddress();
        if (hasAccount)
        {
            await new Visitor(app).SignUpAsync(email);
        }

        var before = await HashesAsync();
        await TimeAsync(email);

        (await HashesAsync() - before).ShouldBe(1, what);
    }

    [Fact]
    public async Task A_sign_up_costs_one_hash_whether_or_not_the_address_is_taken()
    {
        var email = Visitor.NewAddress();
        var before = await HashesAsync();
        await new Visitor(app).SignUpAsync(email);
        var free = await HashesAsync() - before;
        await new Visitor(app).SignUpAsync(email);

        (free, await HashesAsync() - before - free).ShouldBe((1, 1));
    }

    private async Task<int> HashesAsync()
    {
        var text = await (await new Visitor(app).GetAsync("/metrics")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var line = text.Split('\n').FirstOrDefault(line => line.StartsWith("uplift_password_hash_duration_seconds_count ", StringComparison.Ordinal));
        return int.Parse(line?.Split(' ')[1] ?? "0", CultureInfo.InvariantCulture);
    }

    private async Task<double> TimeAsync(string email)
    {
        var visitor = new Visitor(app);
        var began = Stopwatch.GetTimestamp();
        await visitor.PostFormAsync(
            "/signin", new Dictionary<string, string> { ["_handler"] = "sign-in", ["Draft.Email"] = email, ["Draft.Password"] = "wrong password" });
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double Chance(List<double> first, List<double> second) =>
        first.Sum(a => second.Sum(b => a > b ? 1 : a < b ? 0 : 0.5)) / ((double)first.Count * second.Count);

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
