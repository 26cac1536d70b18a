using System.Text;
using System.Text.Json.Nodes;
using Uplift.Resumes.Document;
using Uplift.Tests.Resumes.Export;

namespace Uplift.Tests.Resumes.Import;

public sealed class ResumeJsonTests
{
    [Fact]
    public void Unknown_members_survive_at_every_level()
    {
        const string json = """
            {"$schema":"x","basics":{"name":"Ada","x":{"a":[1,2.50,null,"ü"]},"location":{"city":"London","zone":1},"profiles":[{"network":"N","seen":true}]},
            "work":[{"name":"Engine","keywords":["a"],"nested":{"deep":[{}]}}],"skills":[{"name":"C#","years":7}],"meta":{"theme":"elegant"},"x-sections":[{"title":"T","items":[]}],
            "custom":1e3}
            """;

        var reading = Read(json);

        reading.Findings.ShouldBeEmpty();
        JsonNode.DeepEquals(JsonNode.Parse(ResumeJson.Write(reading.Resume!)), JsonNode.Parse(json)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"basics":{"phone":5550123}}""", "/basics/phone", """{"basics":{"phone":"5550123"}}""")]
    [InlineData("""{"basics":{"picture":"a.png"}}""", "/basics/picture", """{"basics":{"image":"a.png"}}""")]
    [InlineData("""{"basics":{"location":"Paris"}}""", "/basics/location", """{"basics":{"location":{"address":"Paris"}}}""")]
    [InlineData("""{"work":[{"location":{"city":"Paris","region":"IdF"}}]}""", "/work/0/location", """{"work":[{"location":"Paris, IdF","x-location":{"city":"Paris","region":"IdF"}}]}""")]
    [InlineData("""{"work":[{"highlights":"one"}]}""", "/work/0/highlights", """{"work":[{"highlights":["one"]}]}""")]
    [InlineData("""{"work":[{"highlights":[null,"one"]}]}""", "/work/0/highlights/0", """{"work":[{"highlights":["one"]}]}""")]
    [InlineData("""{"work":{"name":"Engine"}}""", "/work", """{"work":[{"name":"Engine"}]}""")]
    [InlineData("""{"skills":["C#"]}""", "/skills/0", """{"skills":[{"name":"C#"}]}""")]
    [InlineData("""{"work":[{"startDate":2019}]}""", "/work/0/startDate", """{"work":[{"startDate":"2019"}]}""")]
    [InlineData("""{"work":[{"startDate":"2019-03-01T00:00:00Z"}]}""", "/work/0/startDate", """{"work":[{"startDate":"2019-03-01"}]}""")]
    [InlineData("""{"work":[{"startDate":"03/2019"}]}""", "/work/0/startDate", """{"work":[{"startDate":"2019-03"}]}""")]
    [InlineData("""{"work":[{"startDate":"soon"}]}""", "/work/0/startDate", """{"work":[{"startDate":"soon"}]}""")]
    [InlineData("""{"work":[{"startDate":"2018-13"}]}""", "/work/0/startDate", """{"work":[{"startDate":"2018-13"}]}""")]
    [InlineData("""{"work":[{"endDate":"Present"}]}""", "/work/0/endDate", """{"work":[{}]}""")]
    [InlineData("""{"work":[{"startDate":"2020","endDate":"2019"}]}""", "/work/0/endDate", """{"work":[{"startDate":"2020","endDate":"2019"}]}""")]
    [InlineData("""{"work":7}""", "/work", """{"x-work":7}""")]
    [InlineData("""{"education":[{"gpa":4}]}""", "/education/0/gpa", """{"education":[{"score":"4"}]}""")]
    [InlineData("""{"publications":[{"publisher":{"name":"ACM","url":"acm.org"}}]}""", "/publications/0/publisher", """{"publications":[{"publisher":"ACM","x-publisher":{"name":"ACM","url":"acm.org"}}]}""")]
    public void What_is_wrong_in_the_wild_is_mended_and_told(string json, string pointer, string expected)
    {
        var reading = Read(json);

        reading.Findings.Select(finding => finding.Pointer).ShouldContain(pointer);
        JsonNode.DeepEquals(JsonNode.Parse(ResumeJson.Write(reading.Resume!)), JsonNode.Parse(expected)).ShouldBeTrue(Encoding.UTF8.GetString(ResumeJson.Write(reading.Resume!)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"basics\":")]
    [InlineData("{\"basics\":{\"name\":\"\\ud800\"}}")]
    public void What_is_no_resume_is_a_finding(string json)
    {
        var reading = Read(json);

        reading.Resume.ShouldBeNull();
        reading.Findings.ShouldHaveSingleItem();
    }

    [Fact]
    public void Depth_and_size_are_limited()
    {
        Read("{\"a\":" + new string('[', 100) + new string(']', 100) + "}").Resume.ShouldBeNull();
        Read("{\"a\":\"" + new string('x', ResumeJson.MostBytes) + "\"}").Resume.ShouldBeNull();
    }

    [Fact]
    public void A_fresh_document_becomes_a_json_resume()
    {
        var resume = Read("""
            {"name":"Jane","meta":{"format":"FRESH@0.6.0"},"info":{"label":"Dev","brief":"B"},"contact":{"email":"j@x.io","website":"x.io"},"location":{"code":"94035","country":"US"},
            "employment":{"history":[{"employer":"Area 52","position":"Ninja","start":"2013-09","highlights":["h"]}]},"education":{"history":[{"institution":"Cornell","title":"BSCS","grade":"3.5","curriculum":["C"]}]},
            "skills":{"sets":[{"name":"Web","skills":["JS"]}]},"writing":[{"title":"W","publisher":"P","date":"2008"}],"languages":[{"language":"English","level":"Native"}],"social":[{"network":"GitHub","user":"jane"}],
            "affiliation":{"history":[]}}
            """).Resume!;

        resume.Basics!.Name.ShouldBe("Jane");
        resume.Basics.Url.ShouldBe("x.io");
        resume.Basics.Location!.PostalCode.ShouldBe("94035");
        resume.Basics.Profiles!.Single().Username.ShouldBe("jane");
        var work = resume.Work!.Single();
        work.Name.ShouldBe("Area 52");
        work.StartDate.ShouldBe("2013-09");
        resume.Education!.Single().Score.ShouldBe("3.5");
        resume.Skills!.Single().Keywords.ShouldBe(["JS"]);
        resume.Publications!.Single().ReleaseDate.ShouldBe("2008");
        resume.Languages!.Single().Fluency.ShouldBe("Native");
        resume.Other!.Keys.ShouldContain("affiliation");
    }

    [Fact]
    public void Every_shared_sample_reads_and_reads_again_as_it_was()
    {
        var files = Samples.Json();
        Assert.SkipWhen(files is null, "UPLIFT_DATA is not set.");

        foreach (var file in files!.Concat(People.All.Select(People.PathOf)))
        {
            var first = ResumeJson.Read(File.ReadAllBytes(file)).Resume.ShouldNotBeNull(file);
            var bytes = ResumeJson.Write(first);

            ResumeJson.Write(ResumeJson.Read(bytes).Resume!).ShouldBe(bytes, file);
        }
    }

    private static JsonReading Read(string json) => ResumeJson.Read(Encoding.UTF8.GetBytes(json));
}
