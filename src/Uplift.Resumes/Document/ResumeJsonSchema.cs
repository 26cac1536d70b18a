namespace Uplift.Resumes.Document;

internal enum ResumeJsonKind
{
    Text,
    Date,
    Texts,
    Part,
    Parts,
}

/// <param name="Name">What it is called today; an older name leads to the same member.</param>
/// <param name="Members">Of a part, and of each of several.</param>
internal sealed record ResumeJsonMember(ResumeJsonKind Kind, string Name, Dictionary<string, ResumeJsonMember>? Members = null);

/// <summary>The members of JSON Resume 1.0 by their names, older ones among them.</summary>
internal static class ResumeJsonSchema
{
    public static Dictionary<string, ResumeJsonMember> Root { get; } = Build();

    private static Dictionary<string, ResumeJsonMember> Build()
    {
        var place = Members("city address postalCode countryCode region");
        var profile = Members("network username url", aliases: "website>url user>username");
        var basics = Members("name label image email phone url summary", aliases: "picture>image website>url");
        basics["location"] = new ResumeJsonMember(ResumeJsonKind.Part, "location", place);
        basics["profiles"] = new ResumeJsonMember(ResumeJsonKind.Parts, "profiles", profile);
        return new Dictionary<string, ResumeJsonMember>
        {
            ["basics"] = new(ResumeJsonKind.Part, "basics", basics),
            ["work"] = List("work", Members("name position location description url startDate! endDate! summary highlights*", "company>name employer>name website>url")),
            ["volunteer"] = List("volunteer", Members("organization position url startDate! endDate! summary highlights*", "website>url")),
            ["education"] = List("education", Members("institution url area studyType startDate! endDate! score courses*", "gpa>score website>url")),
            ["awards"] = List("awards", Members("title date! awarder summary")),
            ["certificates"] = List("certificates", Members("name date! url issuer", "title>name website>url")),
            ["publications"] = List("publications", Members("name publisher releaseDate! url summary", "website>url title>name")),
            ["skills"] = List("skills", Members("name level keywords*")),
            ["languages"] = List("languages", Members("language fluency", "name>language level>fluency")),
            ["interests"] = List("interests", Members("name keywords*")),
            ["references"] = List("references", Members("name reference")),
            ["projects"] = List("projects", Members("name description highlights* keywords* startDate! endDate! url roles* entity type", "title>name website>url")),
            ["meta"] = new(ResumeJsonKind.Part, "meta", Members("canonical version lastModified")),
        };

        static ResumeJsonMember List(string name, Dictionary<string, ResumeJsonMember> members) => new(ResumeJsonKind.Parts, name, members);

        // "!" marks a date, "*" a list of texts.
        static Dictionary<string, ResumeJsonMember> Members(string names, string aliases = "")
        {
            var members = names.Split(' ').ToDictionary(
                name => name.TrimEnd('!', '*'),
                name => new ResumeJsonMember(name[^1] == '!' ? ResumeJsonKind.Date : name[^1] == '*' ? ResumeJsonKind.Texts : ResumeJsonKind.Text, name.TrimEnd('!', '*')));
            foreach (var alias in aliases.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = alias.Split('>');
                members[parts[0]] = members[parts[1]];
            }

            return members;
        }
    }
}
