using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;
using Uplift.Platform.Access;
using Uplift.Platform.Api;
using Uplift.Platform.Graph;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Checks;
using Uplift.Resumes.Document;
using Uplift.Resumes.Matching;
using Uplift.Resumes.Sharing;
using Uplift.Resumes.Shelf;
using Uplift.Resumes.Versions;

namespace Uplift.Resumes.Graph;

/// <summary>A person's resumes in the graph, through the handlers of REST and page.</summary>
internal static class ResumeGraph
{
    public const string Collection = "resumes";

    private static readonly string[] Columns = ["id", "name", "tags", "template", "paper", "locale", "createdAt", "updatedAt"];

    public static void Add(SchemaBuilder graph)
    {
        graph.Scalar(JsonValues.Resume);
        ResumeCheckTypes.Add(graph);
        ResumeMatchTypes.Add(graph);
        AddTypes(graph);
        AddInputs(graph);
        graph.Extend<Viewer>(Viewer.Type, me => me
            .Field($"resumes(sort: String, tag: String, {Connections.Arguments}): ResumeConnection", "Your resumes without their documents; `sort` as REST has it: `-updatedAt` (the latest first), `updatedAt`, `name`, `-name`.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskListAsync((ListResumes list) => list.SliceAsync(Wanted(call), call.Cancellation))));
        graph.Query(query => query.Field("resume(id: ID!): Resume", "A resume of yours.", (_, call) => FindAsync(call, call.Argument<string>("id"))));
        graph.Mutation(AddMutations);
    }

    public static async ValueTask<object?> FindAsync(FieldCall call, string id) => call.RefusedToVisitors()
        ?? await call.AskAsync((ReadResume read) => read.HandleAsync(Nodes.GuidWithin(Collection, id), call.Cancellation));

    private static ResumeQuery Wanted(FieldCall call)
    {
        var (size, after) = call.Wanted();
        var fields = call.SelectedOfRows();
        return new ResumeQuery
        {
            Sort = call.Argument<string?>("sort"),
            Tag = call.Argument<string?>("tag"),
            Limit = size,
            After = after,
            Fields = string.Join(',', Columns.Where(name => name == "id" || fields.Contains(name))),
        };
    }

    private static void AddTypes(SchemaBuilder graph) => graph
        .Object<ResumeRow>("ResumeSummary", "A resume in a list.", row => row
            .Field(Nodes.Id, Nodes.IdMeans, r => $"{Collection}/{r.Id}")
            .Field("name: String!", "What its owner calls it.", r => r.Name)
            .Field("tags: [String!]!", "Words that lists filter by.", r => r.Tags)
            .Field("template: String!", "How it is printed: plain, modern or compact.", r => r.Template)
            .Field("paper: String!", "On what: a4 or letter.", r => r.Paper)
            .Field("locale: String!", "The language of headings and dates.", r => r.Locale)
            .Field("createdAt: DateTime!", "When it was begun.", r => r.CreatedAt)
            .Field("updatedAt: DateTime!", "When it was last changed.", r => r.UpdatedAt))
        .AddConnection<ResumeRow>("Resume", "ResumeSummary")
        .Object<ResumeView>("Resume", "A resume with its document.", resume => resume
            .Implements(Nodes.Interface)
            .Field(Nodes.Id, Nodes.IdMeans, r => $"{Collection}/{r.Id}")
            .Field("name: String!", "What its owner calls it.", r => r.Name)
            .Field("tags: [String!]!", "Words that lists filter by.", r => r.Tags)
            .Field("template: String!", "How it is printed: plain, modern or compact.", r => r.Template)
            .Field("paper: String!", "On what: a4 or letter.", r => r.Paper)
            .Field("locale: String!", "The language of headings and dates.", r => r.Locale)
            .Field("sharesContact: Boolean!", "Whether who has a link sees e-mail address, phone and street.", r => r.SharesContact)
            .Field("document: JsonResume!", "What it says.", r => r.Document)
            .Field("faults: [UserError!]!", "What in the document does not fit its field; it is kept all the same.", r => r.Faults)
            .Field("revision: Int!", "The number of the state that it is in.", r => r.Revision)
            .Field("previous: Int", "The state that undo leads to.", r => r.Previous)
            .Field("next: Int", "The state that redo leads to.", r => r.Next)
            .Field("createdAt: DateTime!", "When it was begun.", r => r.CreatedAt)
            .Field("updatedAt: DateTime!", "When it was last changed.", r => r.UpdatedAt)
            .Field("version: ID!", "Sent back with a change, so that nobody overwrites what they have not seen.", r => r.Version)
            .Field($"versions(sort: String, {Connections.Arguments}): ResumeVersionConnection", "States with a name; `sort` is `-at` (the newest first) or `at`.", (r, call) =>
            {
                var (size, after) = call.Wanted();
                var wanted = new VersionQuery { Sort = call.Argument<string?>("sort"), Limit = size, After = after };
                return call.AskListAsync((ListVersions list) => list.SliceAsync(r.Id, wanted, call.Cancellation));
            })
            .Field("links: [ResumeLink!]", "The links by which it is shared.", (r, call) =>
                call.AskAsync((ResumeLinks links) => links.ListAsync(r.Id, call.Cancellation)))
            .Field("keptVersion(number: Int!): KeptResumeVersion", "One of its versions, with its document.", (r, call) =>
                call.AskAsync((ListVersions list) => list.ReadAsync(r.Id, call.Argument<int>("number"), call.Cancellation)))
            .Field("differences(from: Int!, to: Int): ResumeComparison", "Two versions compared field by field; without `to` with what it is now.", (r, call) =>
            {
                var wanted = new DifferenceQuery { From = call.Argument<int>("from"), To = call.Argument<int?>("to") };
                return call.AskAboutAsync(wanted, (CompareVersions compare) => compare.HandleAsync(r.Id, wanted, call.Cancellation));
            })
            .Field("check: ResumeCheck", "The check of its PDF as a machine reads it back, and of what it says.", (r, call) =>
            {
                call.Extend(ResumeCheckTypes.Longest);
                return call.AskAsync((CheckResume check) => ResumeCheckTypes.OfAsync(check, r.Id, call.Cancellation));
            }, ResumeCheckTypes.Cost)
            .Field("match(advert: String!): ResumeMatch", "A job advert held against it; the advert is not kept.", (r, call) =>
            {
                var draft = new MatchDraft { ResumeId = r.Id, Advert = call.Argument<string>("advert") };
                return call.AskAboutAsync(draft, (MatchResume match) => match.HandleAsync(draft, call.Cancellation));
            }, ResumeMatchTypes.Cost)
            .Field("files: ResumeFiles!", "Where it is as a file to hand in.", r => new ResumeFiles(r.Id)))
        .Object<ResumeFiles>("ResumeFiles", "Where a resume is as a file, on this site: fetched at REST, with the same session or token.", files => files
            .Field("pdf: String!", "As PDF.", f => f.At("pdf"))
            .Field("docx: String!", "As DOCX.", f => f.At("docx"))
            .Field("markdown: String!", "As Markdown.", f => f.At("md"))
            .Field("text: String!", "As plain text.", f => f.At("txt"))
            .Field("json: String!", "As JSON Resume.", f => f.At("json")))
        .Object<VersionView>("KeptResumeVersion", "A state of a resume with a name, and its document.", version => version
            .Field("number: Int!", "Its number among all states of the resume.", v => v.Number)
            .Field("name: String!", "Its name.", v => v.Name)
            .Field("template: String!", "How it was printed.", v => v.Template)
            .Field("paper: String!", "On what.", v => v.Paper)
            .Field("locale: String!", "The language of headings and dates.", v => v.Locale)
            .Field("at: DateTime!", "When the resume was so.", v => v.At)
            .Field("document: JsonResume!", "What it said.", v => v.Document))
        .Object<ComparisonView>("ResumeComparison", "Two states of a resume, compared.", comparison => comparison
            .Field("from: ResumeVersion!", "The earlier version.", c => c.From)
            .Field("to: ResumeVersion", "The later one; null for the resume as it is now.", c => c.To)
            .Field("items: [ResumeDifference!]!", "What differs, in the order of the document; at most 500.", c => c.Items, new FieldCost(ListSize: 100)))
        .Object<DifferenceView>("ResumeDifference", "A field or entry that differs.", difference => difference
            .Field("kind: String!", "`changed`, `added`, `removed` or `moved`.", d => d.Kind)
            .Field("pointer: String!", "Where it is in the later document; in the earlier one for what was removed.", d => d.Pointer)
            .Field("section: String!", "The section's name.", d => d.Section)
            .Field("entry: String!", "What the entry is known by; empty for a section that has none.", d => d.Entry)
            .Field("field: String!", "The field's name; empty where the whole entry is meant.", d => d.Field)
            .Field("before: String!", "What it said.", d => d.Before)
            .Field("after: String!", "What it says.", d => d.After))
        .Object<VersionRow>("ResumeVersion", "A state of a resume that was given a name.", version => version
            .Field("number: Int!", "Its number among all states of the resume.", v => v.Number)
            .Field("name: String!", "Its name.", v => v.Name)
            .Field("at: DateTime!", "When the resume was so.", v => v.At))
        .AddConnection<VersionRow>("ResumeVersion", "ResumeVersion")
        .Object<ShareLinkView>("ResumeLink", "A link by which a resume is shared, without its secret.", link => link
            .Field("id: ID!", "Names it among the links of the resume.", l => l.Id)
            .Field("label: String!", "The owner's note of whom it is for.", l => l.Label)
            .Field("madeAt: DateTime!", "When it was made.", l => l.MadeAt)
            .Field("expiresAt: DateTime!", "Until when it works.", l => l.ExpiresAt)
            .Field("views: Int!", "How often it was opened.", l => l.Views)
            .Field("lastViewedAt: DateTime", "When it was opened last.", l => l.LastViewedAt))
        .Object<NewResumeLinkView>("NewResumeLink", "A link that was just made.", made => made
            .Field("link: ResumeLink!", "The link.", m => m.Link)
            .Field("address: String!", "Shown this once; nobody can read it again.", m => m.Address))
        .AddChange<ResumeView>("Resume", "resume: Resume", "The resume as it is now.")
        .AddChange<string>("DeletedResume", "deletedId: ID", "The id that it had.")
        .AddChange<VersionRow>("ResumeVersion", "version: ResumeVersion", "The version that was kept.")
        .AddChange<int>("ForgottenResumeVersion", "forgottenNumber: Int", "The number that the version had.")
        .AddChange<NewResumeLinkView>("ResumeLink", "made: NewResumeLink", "The link with its address.")
        .AddChange<GapCardsView>("GapCards", "cards: GapCards", "What became of the requirements.")
        .AddChange<string>("RevokedResumeLink", "revokedId: ID", "The id that the link had.");

    private static void AddInputs(SchemaBuilder graph) => graph
        .Input(
            "ResumeInput",
            "A resume as it is to be.",
            given => new ResumeDraft
            {
                Name = given.Get<string>("name"),
                Tags = [.. given.List<string>("tags") ?? []],
                Template = given.Get<string>("template"),
                Paper = given.Get<string>("paper"),
                Locale = given.Get<string>("locale"),
                SharesContact = given.Get<bool>("sharesContact"),
                Document = given.Get<Resume>("document"),
            },
            [
                ("name: String!", "What its owner calls it."),
                ("tags: [String!]! = []", "Words that lists filter by."),
                ("template: String! = \"plain\"", "How it is printed: plain, modern or compact."),
                ("paper: String! = \"a4\"", "On what: a4 or letter."),
                ("locale: String! = \"en\"", "The language of headings and dates: en, de, fr, es or pt."),
                ("sharesContact: Boolean! = false", "Whether who has a link sees e-mail address, phone and street."),
                ("document: JsonResume!", "What it says."),
            ])
        .Input(
            "ResumeLinkInput",
            "A link as it is to be.",
            given => new ResumeLinkDraft { Label = given.Get<string?>("label"), Days = given.Get<int>("days") },
            [("label: String", "Your note of whom it is for."), ("days: Int! = 30", "How long it works, 1 to 365 days.")]);

    private static void AddMutations(ObjectBuilder<object?> mutation) => mutation
        .Field("createResume(resume: ResumeInput!): ResumeChange", "Keeps a resume.", async (_, call) =>
        {
            var draft = call.Argument<ResumeDraft>("resume");
            return call.RefusedToVisitors() ?? await call.ChangeAsync((WriteResume write) => write.AddAsync(draft, call.Cancellation), draft);
        })
        .Field("updateResume(id: ID!, version: ID!, resume: ResumeInput!): ResumeChange", "Writes a resume anew, if it is still as you read it.", async (_, call) =>
        {
            var draft = call.Argument<ResumeDraft>("resume");
            return call.RefusedToVisitors() ?? await call.ChangeAsync(
                (WriteResume write) => write.ChangeAsync(Id(call), draft, Version(call), call.Cancellation), draft);
        })
        .Field("deleteResume(id: ID!, version: ID): DeletedResumeChange", "Deletes a resume for good; with a version, only if it is still as you read it.", async (_, call) =>
        {
            var version = call.Argument<string?>("version") is { } sent ? IfMatch.Version(Nodes.GuidOf(sent)) : null;
            return call.RefusedToVisitors() ?? await call.ChangeAsync(
                async (DeleteResume delete) => Gone(Collection, await delete.HandleAsync(Id(call), version, call.Cancellation)));
        })
        .Field("copyResume(id: ID!, name: String): ResumeChange", "Copies a resume, to fit it to a job.", async (_, call) =>
        {
            var draft = new CopyDraft { Name = call.Argument<string?>("name") };
            return call.RefusedToVisitors() ?? await call.ChangeAsync((CopyResume copy) => copy.HandleAsync(Id(call), draft, call.Cancellation), draft);
        })
        .Field("moveResume(id: ID!, version: ID!, revision: Int!): ResumeChange", "Undo and redo: puts a resume into a state that it was in.", async (_, call) =>
            call.RefusedToVisitors() ?? await call.ChangeAsync(
                (MoveToRevision move) => move.HandleAsync(Id(call), call.Argument<int>("revision"), Version(call), call.Cancellation)))
        .Field("keepResumeVersion(id: ID!, name: String!): ResumeVersionChange", "Keeps a resume as it is now, under a name.", async (_, call) =>
        {
            var draft = new VersionDraft { Name = call.Argument<string>("name") };
            return call.RefusedToVisitors() ?? await call.ChangeAsync(
                async (NameVersion name) => Row(await name.HandleAsync(Id(call), draft, call.Cancellation)), draft);
        })
        .Field("restoreResumeVersion(id: ID!, version: ID!, number: Int!): ResumeChange", "Makes a resume what it was in a version.", async (_, call) =>
            call.RefusedToVisitors() ?? await call.ChangeAsync(
                (NameVersion name) => name.RestoreAsync(Id(call), call.Argument<int>("number"), Version(call), call.Cancellation)))
        .Field("forgetResumeVersion(id: ID!, number: Int!): ForgottenResumeVersionChange", "Deletes a version: the state loses its name.", async (_, call) =>
        {
            var number = call.Argument<int>("number");
            return call.RefusedToVisitors() ?? await call.ChangeAsync(
                async (NameVersion name) => Forgotten(number, await name.ForgetAsync(Id(call), number, call.Cancellation)));
        })
        .Field("shareResume(id: ID!, link: ResumeLinkInput!): ResumeLinkChange", "Makes a link by which a resume is read without an account.", async (_, call) =>
        {
            var draft = call.Argument<ResumeLinkDraft>("link");
            return call.RefusedToVisitors() ?? call.RefusedUnderKey() ?? await call.ChangeAsync((ResumeLinks links) => links.MakeAsync(Id(call), draft, call.Cancellation), draft);
        })
        .Field("studyGaps(id: ID!, advert: String!): GapCardsChange", "Makes cards of what an advert asks for, a resume does not show and the library teaches; the same again adds nothing.", async (_, call) =>
        {
            var draft = new MatchDraft { ResumeId = Id(call), Advert = call.Argument<string>("advert") };
            return call.RefusedToVisitors() ?? await call.ChangeAsync((StudyMatch study) => study.HandleAsync(draft, call.Cancellation), draft);
        }, ResumeMatchTypes.Cost)
        .Field("revokeResumeLink(id: ID!, link: ID!): RevokedResumeLinkChange", "Revokes a link to a resume.", async (_, call) =>
        {
            var link = Nodes.GuidOf(call.Argument<string>("link"));
            return call.RefusedToVisitors() ?? await call.ChangeAsync(async (ResumeLinks links) => Revoked(link, await links.RevokeAsync(Id(call), link, call.Cancellation)));
        });

    private static Guid Id(FieldCall call) => Nodes.GuidWithin(Collection, call.Argument<string>("id"));

    private static IfMatch Version(FieldCall call) => IfMatch.Version(Nodes.GuidOf(call.Argument<string>("version")));

    private static Outcome<int> Forgotten(int number, Outcome<string> outcome) => outcome.Problem is { } problem ? problem : number;

    private static Outcome<string> Revoked(Guid link, Outcome<string> outcome) => outcome.Problem is { } problem ? problem : link.ToString();

    private static Outcome<VersionRow> Row(Outcome<VersionView> outcome) => outcome.Value is { } version
        ? new VersionRow(version.Number, version.Name, version.Template, version.Paper, version.Locale, version.At)
        : outcome.Problem!;

    internal static Outcome<string> Gone(string collection, Outcome<Guid> outcome) =>
        outcome.Problem is { } problem ? problem : $"{collection}/{outcome.Value}";
}

/// <summary>A resume as files.</summary>
internal sealed record ResumeFiles(Guid Id)
{
    public string At(string format) => $"/api/v1/{ResumeGraph.Collection}/{Id}/files/{format}";
}
