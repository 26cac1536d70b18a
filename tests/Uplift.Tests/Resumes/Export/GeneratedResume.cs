using System.Text.Json;
using Uplift.Resumes.Document;

namespace Uplift.Tests.Resumes.Export;

/// <summary>A made-up resume for a seed: names in Latin, Greek and Cyrillic letters, short and very long entries, everything present or absent.</summary>
internal sealed class GeneratedResume
{
    private static readonly string[] First =
    [
        "Åsa", "Zoë", "Łukasz", "Ñandú", "Šárka", "Þór", "Gülşen", "Ștefan", "Ana María", "Jean-Luc", "O’Brien", "D'Arcy", "José", "Nguyễn", "Ελένη", "Γιώργος", "Χρυσούλα", "Ирина", "Дмитрий", "Ґалина", "Ђорђе", "Any",
    ];

    private static readonly string[] Last =
    [
        "Müller-Lüdenscheidt", "Żółć", "Øvergård", "García Márquez", "van der Berg", "Ó Súilleabháin", "Papadopoulou", "Παπαδόπουλος", "Καζαντζάκη", "Достоевская", "Щербаков", "Петровић", "Čapek", "Ivănescu", "Lee", "X",
    ];

    private static readonly string[] Words =
    [
        "built", "moved", "the", "ledger", "to", "streams", "and", "cut", "latency", "by", "38%", "for", "12,000", "tenants", "with", "Go", "C#/.NET", "naïve", "façade", "größer", "für", "Zürich", "coördinated", "señal",
        "λόγος", "σύστημα", "ταχύτητα", "система", "данных", "скорость", "front-end", "back-end", "1990-2000", "(see", "below)", "“quoted”", "A&B", "R&D", "p99", "=", "fi", "fl", "office", "affluent", "efficient", "…", "don’t", "3.5", "v2.0", "#1", "50+", "a/b", "I", "a",
    ];

    private static readonly string[] Titles = ["Engineer", "Senior Engineer, Platform", "Head of R&D | Payments", "Software-Entwickler (Java)", "Ingénieure – données", "Μηχανικός", "Ведущий инженер", "Lead – Identity & Access · Core", "VP, Sales at large", "Intern", "Present"];

    private static readonly string[] Companies = ["Acme, Inc.", "Globex Corporation", "Northwind — Platform Reliability", "Bäckerei Müller GmbH & Co. KG", "ООО Ромашка", "Ελληνική Τράπεζα", "Société Générale d’Études", "3M", "Experience", "Education First", "Mar 2020 Studios", "X"];

    private static readonly string[] Places = ["Berlin, Germany", "Remote", "São Paulo", "New York, NY", "Θεσσαλονίκη", "Київ, Україна", "Leeds"];

    private static readonly string[] Skills = ["C#", "C++", "Go", "SQL", "Node.js", "CI/CD", "distributed systems", "PostgreSQL", "Кафка", "ASP.NET Core", "TCP/IP", "R", "μ-Services"];

    private readonly Random random;

    private GeneratedResume(int seed) => random = new Random(seed);

    public static Resume Of(int seed) => new GeneratedResume(seed).Make();

    private Resume Make()
    {
        // One in four fills several pages.
        var large = random.Next(4) == 0;
        return new Resume
        {
            Basics = new Basics
            {
                Name = $"{One(First)} {One(Last)}",
                Label = Maybe(() => One(Titles)),
                Email = $"person{random.Next(1000)}@example.org",
                Phone = Maybe(() => One("+44 20 7946 0958", "(555) 123-4567", "0151 23456789", "+30 21 0555 0123")),
                Url = Maybe(() => One("https://example.org", "example.com/~me", "https://münchen.example/ü")),
                Summary = Maybe(() => string.Join('\n', Some(1, 3, () => Text(8, 60)))),
                Location = Maybe(() => new Location { City = One("Paris", "Αθήνα", "Łódź"), Region = Maybe(() => "Centre"), PostalCode = Maybe(() => "10115"), CountryCode = Maybe(() => "DE"), Address = Maybe(() => "12 Long Street") }),
                Profiles = Maybe(() => Some(1, 3, () => new Profile { Network = One("GitHub", "LinkedIn", "Mastodon"), Url = $"https://social.example/{random.Next(9999)}" })),
            },
            Work = Maybe(() => Some(1, large ? 9 : 4, () => new Work
            {
                Name = One(Companies),
                Position = One(Titles),
                Location = Maybe(() => One(Places)),
                Url = Maybe(() => $"https://firm{random.Next(99)}.example"),
                Description = Maybe(() => Text(2, 12)),
                StartDate = Date(2000, 2015),
                EndDate = Maybe(() => Date(2016, 2025)),
                Summary = Maybe(() => Text(4, large ? 120 : 40)),
                Highlights = Maybe(() => Some(1, 6, () => Text(3, large ? 60 : 25))),
            })),
            Projects = Maybe(() => Some(1, 3, () => new Project
            {
                Name = Text(1, 4),
                Description = Maybe(() => Text(4, 30)),
                Highlights = Maybe(() => Some(1, 3, () => Text(3, 20))),
                Keywords = Maybe(() => Some(1, 5, () => One(Skills))),
                Roles = Maybe(() => Some(1, 2, () => One("Lead", "Developer"))),
                Entity = Maybe(() => One(Companies)),
                Type = Maybe(() => "application"),
                StartDate = Maybe(() => Date(2010, 2015)),
                Url = Maybe(() => "https://project.example"),
            })),
            Education = Maybe(() => Some(1, 3, () => new Education
            {
                Institution = One("University of Leeds", "ETH Zürich", "Εθνικό Μετσόβιο Πολυτεχνείο", "МГУ", "Universidade de São Paulo, Campus Butantã"),
                StudyType = One("BSc", "Master of Science", "Диплом", "Licence"),
                Area = Maybe(() => One("Mathematics", "Informatik, Schwerpunkt Netze", "Физика")),
                StartDate = Maybe(() => Date(1995, 2000)),
                EndDate = Date(2001, 2005),
                Score = Maybe(() => One("3.8/4.0", "1,3", "Magna cum laude")),
                Courses = Maybe(() => Some(1, 4, () => One("Compilers", "CSE 451 - Operating Systems", "Databases"))),
            })),
            Skills = Maybe(() => Some(1, 4, () => new Skill { Name = One("Languages", "Platforms", "Tools & Methods", "Βάσεις"), Level = Maybe(() => "Expert"), Keywords = Some(1, 9, () => One(Skills)) })),
            Languages = Maybe(() => Some(1, 3, () => new Language { Name = One("English", "Ελληνικά", "Українська"), Fluency = One("Native speaker", "B2", "fließend") })),
            Certificates = Maybe(() => Some(1, 2, () => new Certificate { Name = Text(2, 6), Date = Maybe(() => Date(2015, 2024)), Issuer = Maybe(() => One(Companies)), Url = Maybe(() => "https://cert.example/1") })),
            Publications = Maybe(() => Some(1, 2, () => new Publication { Name = Text(3, 12), Publisher = "ACM", ReleaseDate = Maybe(() => Date(2012, 2024)), Summary = Maybe(() => Text(5, 30)) })),
            Awards = Maybe(() => Some(1, 2, () => new Award { Title = Text(2, 6), Awarder = Maybe(() => One(Companies)), Date = Maybe(() => Date(2012, 2024)), Summary = Maybe(() => Text(4, 20)) })),
            Volunteer = Maybe(() => Some(1, 2, () => new Volunteer { Organization = One(Companies), Position = One(Titles), StartDate = Date(2010, 2014), EndDate = Maybe(() => Date(2015, 2020)), Highlights = Maybe(() => Some(1, 2, () => Text(3, 15))) })),
            Interests = Maybe(() => Some(1, 2, () => new Interest { Name = One("Music", "Σκάκι"), Keywords = Some(1, 3, () => One("choir", "piano", "шахматы")) })),
            References = Maybe(() => Some(1, 2, () => new Reference { Name = $"{One(First)} {One(Last)}", Text = Text(10, 50) })),
            Other = Maybe(() => new Dictionary<string, JsonElement>
            {
                ["x-sections"] = JsonSerializer.SerializeToElement(new[]
                {
                    new { title = One("Patents", "Conference talks", "Прочее"), items = Some(1, 3, () => new { title = Text(2, 6), text = Text(3, 20), highlights = Some(0, 2, () => Text(3, 9)) }) },
                }),
            }),
        };
    }

    private string Text(int least, int most)
    {
        var words = Some(least, most, () => One(Words));
        return "We " + string.Join(' ', words);
    }

    private string Date(int from, int to) => random.Next(4) == 0 ? $"{random.Next(from, to)}" : $"{random.Next(from, to)}-{random.Next(1, 13):00}";

    private string One(params string[] of) => of[random.Next(of.Length)];

    private List<T> Some<T>(int least, int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => make())];

    private T? Maybe<T>(Func<T> make)
        where T : class => random.Next(3) > 0 ? make() : null;
}
