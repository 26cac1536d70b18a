using Uplift.Documents;
using Uplift.Documents.Text;
using Uplift.Resumes.Document;
using Uplift.Resumes.Import;

namespace Uplift.Tests.Resumes.Import;

public sealed class ResumeImporterTests
{
    /// <summary>Lines of two jobs, each "Senior Engineer" and "Developer", at "Fabrikam Systems Ltd" and "Contoso Bank", in arrangements that people use.</summary>
    [Theory]
    [InlineData("Senior Engineer, Fabrikam Systems Ltd\nMar 2021 - Present\n• Built it\nDeveloper, Contoso Bank\nJan 2018 - Feb 2021\n• Kept it")]
    [InlineData("**Fabrikam Systems Ltd\tMar 2021 - Present\nSenior Engineer\n• Built it\n**Contoso Bank\tJan 2018 - Feb 2021\nDeveloper\n• Kept it")]
    [InlineData("**Senior Engineer\tMar 2021 - Present\nFabrikam Systems Ltd\tLeeds, England\n• Built it\n**Developer\tJan 2018 - Feb 2021\nContoso Bank\tYork, England\n• Kept it")]
    [InlineData("Senior Engineer at Fabrikam Systems Ltd (03/2021 – Present)\n• Built it\nDeveloper at Contoso Bank (01/2018 – 02/2021)\n• Kept it")]
    [InlineData("Mar 2021 - Present\nSenior Engineer | Fabrikam Systems Ltd\n• Built it\nJan 2018 - Feb 2021\nDeveloper | Contoso Bank\n• Kept it")]
    [InlineData("Fabrikam Systems Ltd — Senior Engineer\n2021-03 – Present · Remote\n• Built it\nContoso Bank — Developer\n2018-01 – 2021-02 · Remote\n• Kept it")]
    [InlineData("03/2021 - Present\tSenior Engineer\n                              Fabrikam Systems Ltd\n                              • Built it\n01/2018 - 02/2021\tDeveloper\n                              Contoso Bank\n                              • Kept it")]
    [InlineData("Senior Engineer · Fabrikam Systems Ltd, Leeds, England\nMar '21 to Present\n• Built it\nDeveloper · Contoso Bank, York, England\nJan '18 to Feb '21\n• Kept it")]
    [InlineData("**Senior Engineer\nFabrikam Systems Ltd\nMar 2021 - Present\nBuilt the ledger that all of the branches of the company rely on.\n**Developer\nContoso Bank\nJan 2018 - Feb 2021\nKept the old ledger running until the new one was there.")]
    public void Jobs_are_whole_in_the_usual_arrangements(string jobs)
    {
        var work = Import($"# Ada Lovelace\nada@example.org\n\n**EXPERIENCE\n{jobs}\n\n**EDUCATION\nUniversity of London\n2010 - 2014").Resume.Work!;

        work.Select(job => (job.Position, job.Name, job.StartDate, job.EndDate)).ShouldBe(
        [
            ("Senior Engineer", "Fabrikam Systems Ltd", "2021-03", null),
            ("Developer", "Contoso Bank", "2018-01", "2021-02"),
        ]);
    }

    [Fact]
    public void Several_roles_share_the_employer_above_them()
    {
        var work = Import("""
            # Dana Rivera
            dana@example.com

            **Experience
            **Acme Corporation
                Staff Engineer, Platform Infrastructure	Aug 2024 - Present
                    • Led reliability engineering
                Senior Engineer, Payments Core	Jul 2022 - Aug 2024
                    • Built the settlement rails
            """).Resume.Work!;

        work.Select(job => (job.Name, job.Position)).ShouldBe(
            [("Acme Corporation", "Staff Engineer, Platform Infrastructure"), ("Acme Corporation", "Senior Engineer, Payments Core")]);
    }

    [Fact]
    public void Headings_at_the_left_belong_to_what_stands_beside_them()
    {
        var resume = Import(Sheet.Columns(
            "# Jane Smith\n\nExperience\n\n\n\n\nEducation\n\nSkills",
            "\n\n\n**Staff Engineer, Globex Corporation\tAug 2024 - Present\n• Led the migration\n**Engineer, Initech LLC\tJun 2021 - Jul 2024\n• Built a pipeline\n\nB.Sc. Computer Science, State University\t2013 - 2017\n\nGo, SQL, Kafka")).Resume;

        resume.Work!.Select(job => job.Name).ShouldBe(["Globex Corporation", "Initech LLC"]);
        resume.Education!.Single().Institution.ShouldBe("State University");
        resume.Skills!.Select(skill => skill.Name).ShouldBe(["Go", "SQL", "Kafka"]);
    }

    [Fact]
    public void Columns_keep_their_own_sections()
    {
        var resume = Import(Sheet.Columns(
            "# Jane Smith\njane.smith@example.com\n(312) 555-0123\n\n**SKILLS\nGo\nKafka\n\n**LANGUAGES\nEnglish (Native)\nSpanish – B2",
            "**EXPERIENCE\n**Lead Engineer\tFeb 2019 - Present\nCascade Group\n• Ran the desk\n\n**EDUCATION\nState University\n2010 - 2014")).Resume;

        resume.Basics!.Name.ShouldBe("Jane Smith");
        resume.Work!.Single().Position.ShouldBe("Lead Engineer");
        resume.Skills!.Select(skill => skill.Name).ShouldBe(["Go", "Kafka"]);
        resume.Languages!.Select(language => (language.Name, language.Fluency)).ShouldBe([("English", "Native"), ("Spanish", "B2")]);
        resume.Education!.Single().Institution.ShouldBe("State University");
    }

    [Theory]
    [InlineData("Jürgen Groß", "Berufserfahrung", "Softwareentwickler, Nordwind GmbH", "März 2019 – heute", "Ausbildung", "Universität Bonn", "Kenntnisse", "Sprachen", "Deutsch (Muttersprache)")]
    [InlineData("Hélène Lefèvre", "Expérience professionnelle", "Développeuse, Banque du Rhône", "mars 2019 – aujourd’hui", "Formation", "Université Lyon 1", "Compétences", "Langues", "Français (langue maternelle)")]
    [InlineData("María Ruiz", "Experiencia profesional", "Desarrolladora, Grupo Levante", "marzo 2019 – actualidad", "Educación", "Universidad de Sevilla", "Habilidades", "Idiomas", "Español (nativo)")]
    [InlineData("João Albuquerque", "Experiência profissional", "Desenvolvedor, Banco Aurora", "mar. 2019 – atual", "Formação", "Universidade de Lisboa", "Competências", "Idiomas", "Português (nativo)")]
    public void Headings_and_dates_are_understood_in_five_languages(
        string name, string work, string job, string dates, string education, string school, string skills, string languages, string language)
    {
        var resume = Import($"# {name}\nx@example.org\n\n**{work}\n{job}\n{dates}\n• …\n\n**{education}\n{school}\n2010 – 2014\n\n**{skills}\nSQL, Go\n\n**{languages}\n{language}").Resume;

        resume.Basics!.Name.ShouldBe(name);
        resume.Work!.Single().StartDate.ShouldBe("2019-03");
        resume.Work!.Single().EndDate.ShouldBeNull();
        resume.Work!.Single().Name.ShouldBe(job.Split(", ")[1]);
        resume.Education!.Single().Institution.ShouldBe(school);
        resume.Skills!.Count.ShouldBe(2);
        resume.Languages!.Single().Fluency.ShouldBe(language.Split('(', ')')[1]);
    }

    [Theory]
    [InlineData("(312) 555-0123")]
    [InlineData("+44 20 7946 0958")]
    [InlineData("312.555.0190")]
    [InlineData("0151 23456789")]
    [InlineData("(+1) 312-555-0123")]
    [InlineData("+33 6 12 34 56 78")]
    [InlineData("(718) 555–0100")]
    public void Phones_are_kept_as_they_are_written(string phone) =>
        Import($"# Ada Lovelace\nAustin, TX | {phone} | ada@example.org\n\n**SKILLS\nGo").Resume.Basics!.Phone.ShouldBe(phone);

    [Fact]
    public void Links_become_the_address_and_the_profiles()
    {
        var basics = Import("# Ada Lovelace\n\uf0e0 ada@example.org \uf095 (312) 555-0123 \uf09b github.com/ada \uf08c linkedin.com/in/ada\nPortfolio: ada.dev\n\n**SKILLS\nGo").Resume.Basics!;

        basics.Email.ShouldBe("ada@example.org");
        basics.Profiles!.Select(profile => (profile.Network, profile.Username)).ShouldBe([("GitHub", "ada"), ("LinkedIn", "ada")]);
        basics.Url.ShouldBe("ada.dev");
    }

    [Theory]
    [InlineData("ada@example.org | +49 221 5550123 | Köln", "Köln")]
    [InlineData("Köln · ada@example.org", "Köln")]
    [InlineData("ada@example.org | US Citizen", null)]
    [InlineData("ada@example.org | Köln | Analytical Engines", null)]
    public void A_town_alone_among_the_contacts_is_where_somebody_lives(string contacts, string? town)
    {
        var imported = Import($"# Ada Lovelace\n{contacts}\n\n**SKILLS\nGo, SQL");

        imported.Resume.Basics!.Location?.City.ShouldBe(town);
        (imported.Resume.Basics!.Location is null).ShouldBe(town is null);
        imported.Fields.Where(field => field.Pointer == "/basics/location/city").ShouldAllBe(field => field.Confidence < 0.6);
    }

    [Fact]
    public void Skills_come_in_groups_with_items_whole()
    {
        var skills = Import("# Ada\nada@example.org\n\n**SKILLS\nLanguages: C#, Go, SQL (PostgreSQL, SQLite)\nCloud & Infra: Docker,\n    Kubernetes").Resume.Skills!;

        skills.Select(skill => skill.Name).ShouldBe(["Languages", "Cloud & Infra"]);
        skills[0].Keywords.ShouldBe(["C#", "Go", "SQL (PostgreSQL, SQLite)"]);
        skills[1].Keywords.ShouldBe(["Docker", "Kubernetes"]);
    }

    [Fact]
    public void Wrapped_list_items_are_one_text_and_a_section_of_ones_own_is_kept()
    {
        var imported = Import("# Ada\nada@example.org\n\n**EXPERIENCE\n**Engineer, Acme Inc.\tMay 2020 - Present\n• Cut the cost of a payment by a third\n  across all of the branches\n\n**SKILLS\nGo\n\n**WORLD RECORDS\n• Longest pull request");

        imported.Resume.Work!.Single().Highlights.ShouldBe(["Cut the cost of a payment by a third across all of the branches"]);
        imported.Resume.Other!["x-sections"][0].GetProperty("title").GetString().ShouldBe("WORLD RECORDS");
        imported.Sections.Select(section => section.Kind).ShouldBe(["work", "skills", "x-sections"]);
    }

    [Fact]
    public void Running_headers_are_set_aside()
    {
        var imported = ResumeImporter.Read(Sheet.Pages(
            "# Ada Lovelace\nada@example.org\n\n**EXPERIENCE\nEngineer, Acme Inc.\nMay 2020 - Present\n• Built it\n\n\nAda Lovelace · Page 1",
            "Developer, Globex LLC\nMay 2018 - Apr 2020\n• Kept it\n\n\nAda Lovelace · Page 2"));

        imported.Resume.Work!.Count.ShouldBe(2);
        imported.Unplaced.Where(unplaced => unplaced.Reason == "repeated").Select(unplaced => unplaced.Place.Text).ShouldBe(["Ada Lovelace · Page 1", "Ada Lovelace · Page 2"]);
    }

    [Fact]
    public void Nothing_comes_of_nothing()
    {
        var empty = ResumeImporter.Read(Sheet.Of(""));

        empty.Resume.ShouldBe(new Resume());
        empty.Fields.ShouldBeEmpty();

        var poem = Import("Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:\nRough winds do shake the darling buds of May,\nAnd summer's lease hath all too short a date.");

        poem.Resume.Work.ShouldBeNull();
        poem.Resume.Education.ShouldBeNull();
        poem.Resume.Basics!.Email.ShouldBeNull();
    }

    /// <summary>Whatever a hostile file makes the reader say: an answer, soon, with every word in it.</summary>
    [Fact]
    public void Any_text_is_answered()
    {
        string[] words =
        [
            "Experience", "Skills", "EDUCATION", "Ausbildung", "Engineer", "GmbH", "Mar 2020", "–", "Present", "•", "\t", ",", "(", ")", "|", ":", "ada@example.org", "+49 30 123", "University", "B.Sc.", "in",
            "C O N T A C T", "\uf0e0", "\u00ad", "https://x.io/a", "20XX", "2019-", "GPA 3.9", "Languages: a, b;", ".", "'19", "a", "Ω", "\ud83d\ude00", "-", "to", "London, UK",
        ];
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var pages = Enumerable.Range(1, random.Next(1, 4)).Select(number => new PageText(
                number, 595, random.Next(8) == 0 ? 0 : 842,
                [.. Enumerable.Range(0, random.Next(0, 5)).Select(block => new TextBlock(random.Next(3), [.. Enumerable.Range(0, random.Next(1, 14)).Select(_ => Line())]))], [], [], [])).ToList();
            var document = new DocumentText((DocumentKind)random.Next(3), new DocumentProperties(null, null, null, random.Next(2) == 0), pages);

            var imported = ResumeImporter.Read(document);

            ResumeJson.Read(ResumeJson.Write(imported.Resume)).Findings.Where(finding => finding.Message.Contains("kept", StringComparison.Ordinal)).ShouldBeEmpty();
        }

        TextLine Line()
        {
            var role = random.Next(3) == 0 ? Pick("H1", "H2", "H3", "P", "LI", "Lbl") : null;
            return new TextLine([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new TextSpan(
                string.Join(' ', Enumerable.Range(0, random.Next(0, 6)).Select(_ => Pick(words))),
                new Box(random.Next(0, 500), random.Next(0, 800), random.Next(0, 600), random.Next(0, 842)),
                new TextStyle("F", random.Next(0, 30), random.Next(2) == 0, random.Next(2) == 0, Pick("000000", "555555")), random.Next(5) == 0 ? Pick("mailto:a@b.c", "tel:1", "https://x.io", "http://", "%%%") : null, role))]);
        }

        string Pick(params string[] of) => of[random.Next(of.Length)];
    }

    [Fact]
    public void A_file_longer_than_any_resume_costs_no_square_of_its_length()
    {
        var line = Sheet.Of("Engineer, Acme Inc. | May 2020 - Present, with Go, SQL, and (C#").Pages[0].Blocks[0].Lines[0];
        var pages = Enumerable.Range(1, 20).Select(number => new PageText(number, 595, 842, [new TextBlock(0, [.. Enumerable.Repeat(line, 1000)]), new TextBlock(1, [.. Enumerable.Repeat(line, 1000)])], [], [], [])).ToList();
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        var imported = ResumeImporter.Read(new DocumentText(DocumentKind.Pdf, new DocumentProperties(null, null, null, false), pages));

        imported.Unplaced.Count(unplaced => unplaced.Reason == "beyond").ShouldBe(38_000);
        System.Diagnostics.Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    /// <summary>Both promises, on every sample there is: each word of a file is in a field, a heading or the unplaced list; each value is of the file.</summary>
    [Fact]
    public void Nothing_is_dropped_and_nothing_invented()
    {
        var files = Published().Concat(Samples.Pdfs is { } folder ? Directory.GetFiles(folder, "*.pdf") : []).ToList();
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            if (DocumentReader.Read(File.ReadAllBytes(file), cancellation: TestContext.Current.CancellationToken).Document is not { } document)
            {
                continue;
            }

            var imported = ResumeImporter.Read(document);
            var text = document.Pages.SelectMany(page => page.Blocks).SelectMany(block => block.Lines).Select(line => line.Text).ToList();
            var kept = imported.Fields.Select(field => field.Place.Text)
                .Concat(imported.Sections.Select(section => section.Place.Text + " " + section.Heading))
                .Concat(imported.Unplaced.Select(unplaced => unplaced.Place.Text));
            var dropped = Tokens(text).Except(Tokens(kept)).Except(Labels).ToList();
            dropped.ShouldBeEmpty($"{file}: {string.Join(" ", dropped)}");

            var whole = Squeezed(string.Join(' ', text) + string.Join(' ', document.Pages.SelectMany(page => page.Blocks).SelectMany(block => block.Lines).SelectMany(line => line.Spans).Select(span => span.Link)));
            foreach (var field in imported.Fields.Where(field => !IsDerived(field.Pointer)))
            {
                foreach (var token in Tokens([field.Value]))
                {
                    whole.ShouldContain(token, customMessage: $"{file} {field.Pointer}");
                }
            }
        }
    }

    [Fact]
    public void Figures_on_the_shared_samples_only_go_up()
    {
        Assert.SkipWhen(Samples.Pdfs is null, "UPLIFT_DATA is not set.");

        var score = ImporterScore.Of(Samples.Pdfs!);

        score.Unread.ShouldBeEmpty();
        foreach (var (field, floor) in new Dictionary<string, double>
        {
            ["name"] = 1,
            ["email"] = 1,
            ["phone"] = 1,
            ["links"] = 1,
            ["headings"] = 0.97,
            ["employer"] = 0.98,
            ["title"] = 0.98,
            ["dates"] = 0.98,
            ["whole job"] = 0.98,
            ["school"] = 0.98,
            ["skills"] = 0.98,
        })
        {
            score.Fields[field].Recall.ShouldBeGreaterThanOrEqualTo(floor, field);
            score.Fields[field].Precision.ShouldBeGreaterThanOrEqualTo(0.97, field);
        }
    }

    /// <summary>Words that say what a value is and have said it once the value is in its field.</summary>
    private static readonly string[] Labels =
    [
        "email", "mail", "mailto", "phone", "tel", "p", "t", "m", "in", "coursework", "relevant", "courses", "incoming", "linkedin", "github", "homepage", "website", "portfolio", "c", "s",
    ];

    private static ImportedResume Import(string sheet) => ResumeImporter.Read(Sheet.Of(sheet));

    private static ImportedResume Import(DocumentText document) => ResumeImporter.Read(document);

    private static string[] Published() =>
        Directory.GetFiles(Path.Combine(UpliftApp.RepositoryRoot, "tests", "data", "resumes"), "*.pdf", SearchOption.AllDirectories);

    /// <summary>Dates are normalised; a network's name follows from its address.</summary>
    private static bool IsDerived(string pointer) =>
        pointer.EndsWith("Date", StringComparison.Ordinal) || pointer.EndsWith("/date", StringComparison.Ordinal) || pointer.EndsWith("/network", StringComparison.Ordinal);

    private static HashSet<string> Tokens(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => Squeezable(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];

    private static string Squeezed(string text) => Squeezable(text).Replace(" ", "", StringComparison.Ordinal);

    private static string Squeezable(string text) => string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' '));
}
