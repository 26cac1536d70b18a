using System.Net;
using System.Text.Json;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Coaching.Stories;

/// <summary>Somebody's stories, and how they tell them.</summary>
internal static class Teller
{
    public const string Stories = "/api/v1/stories";
    public const string Mistake = "story-mistake-that-reached-production";
    public const string Disagreement = "disagree-with-the-chosen-design";

    public static readonly object Voucher = new
    {
        title = "The voucher that paid twice",
        situation = "At Initech I looked after the checkout of a bookshop with 40,000 readers. On Black Friday a voucher from the newsletter could be redeemed twice, and by noon 212 baskets had gone out for nothing.",
        task = "I was on call and the only one who knew the voucher table.",
        action = "I switched the newsletter campaign off with its flag, wrote to Petra in bookkeeping, and looked at the redemptions. My change had moved the check in front of the lock, so two tabs could redeem at the same second. I put a unique constraint on voucher and basket, and counted the free baskets with a query for Petra.",
        result = "It was over after 55 minutes and cost 3,400 euros. Bookkeeping could match every basket the same evening.",
        reflection = "I write a test with two tabs for everything that may be redeemed once.",
        competences = new[] { "failure", "ownership" },
    };

    public static readonly object Certificate = new
    {
        title = "The certificate nobody renewed",
        situation = "Our logistics partner in Rotterdam got 7,000 parcels a day from us over a mutual TLS link that an engineer had set up before he left.",
        action = "I noticed in a calendar review that the client certificate would expire on the Sunday of Easter. I had renewed none before. I read the partner's handbook, phoned Joost in Rotterdam, and rehearsed the exchange on their staging gateway with a label printer on my desk.",
        result = "The exchange took four minutes on Thursday, and not one parcel waited. The expiry dates of all partners stand on the wall dashboard now.",
        competences = new[] { "ownership", "learning" },
    };

    /// <summary>The voucher as it is told: other sentences, the same things.</summary>
    public const string VoucherTold =
        "This was at a bookshop, on Black Friday. We had a newsletter voucher, and because of a change of mine people could redeem it "
        + "twice if they had two tabs open. About two hundred baskets went out free before noon. I was on call, so the first thing I did "
        + "was to switch off the campaign flag, and then I wrote to Petra, who does our bookkeeping, so that she knew. Then I found that "
        + "I had put the check before the lock. I added a unique constraint, and gave bookkeeping a query that counted the free baskets. "
        + "It took 55 minutes, and we lost 3,400 euros. Nowadays I always write the two tabs test.";

    /// <summary>Another mistake of the same person's.</summary>
    public const string CacheTold =
        "I once released a cache header that let a proxy keep the profile page. For twenty minutes some users saw the name of somebody "
        + "else at the top. It was my own mistake: I had copied the header from the public pages. Support called me, I took the release "
        + "back at once and purged the proxy, then I told the team and the data protection officer, and we wrote to the 31 people. "
        + "Since then a test in the pipeline asks every signed-in page for its cache header.";

    public static Task<JsonElement> WriteAsync(this Visitor visitor, object story) =>
        visitor.PostAsync(Stories, story).JsonAsync(HttpStatusCode.Created);

    public static Task<JsonElement> StartOnBehaviourAsync(this Visitor visitor, int questions = 1, string mode = "practice") =>
        visitor.StartAsync(mode, questions, "beginner", "behavioural");

    /// <summary>Sits an interview on behaviour in which every question gets this answer, and follow-ups none; it ends.</summary>
    public static async Task<JsonElement> TellAsync(this Visitor visitor, string answer, int questions = 1, string mode = "practice")
    {
        var interview = await visitor.StartOnBehaviourAsync(questions, mode);
        var stands = interview;
        while (stands.State() == "running")
        {
            stands = await visitor.AnswerAsync(stands, stands.IsFollowUp() ? "" : answer);
        }

        return interview;
    }

    public static async Task<List<JsonElement>> UsesAsync(this Visitor visitor, JsonElement story) =>
        [.. (await visitor.GetAsync($"{Stories}/{story.Id()}/uses?limit=100").JsonAsync()).Each("items")];

    public static async Task<List<JsonElement>> NoticedAsync(this Visitor visitor, JsonElement interview) =>
        [.. (await visitor.ReportAsync(interview)).Each("stories")];

    public static async Task<List<string>> FactsAsync(this Visitor visitor, JsonElement story) =>
        [.. (await visitor.GetAsync($"{Stories}/{story.Id()}/over-use").JsonAsync()).Each("facts").Select(fact => fact.GetString()!)];
}
