using Uplift.GraphQL.Building;
using Uplift.GraphQL.Types;
using Uplift.Platform.Graph;
using Uplift.Resumes.Matching;
using Uplift.Resumes.Matching.Adverts;
using Uplift.Resumes.Matching.Evidence;

namespace Uplift.Resumes.Graph;

/// <summary>The types of a job match.</summary>
internal static class ResumeMatchTypes
{
    /// <summary>An advert is read and held against every line of a resume.</summary>
    public static readonly FieldCost Cost = new(Weight: 300);

    // What lists really hold at most, for the cost of an operation.
    private static readonly FieldCost Items = new(ListSize: 40);
    private static readonly FieldCost Some = new(ListSize: 10);
    private static readonly FieldCost Few = new(ListSize: 4);

    public static void Add(SchemaBuilder graph)
    {
        AddWords(graph);
        AddMatch(graph);
        AddParts(graph);
    }

    private static void AddWords(SchemaBuilder graph) => graph
        .Enum("What kind of thing an advert asks for.", [
            (RequirementKind.Tool, "Something to work with."),
            (RequirementKind.Knowledge, "Something to know."),
            (RequirementKind.Method, "A way of working."),
            (RequirementKind.Certificate, "A certificate."),
            (RequirementKind.Degree, "A degree."),
            (RequirementKind.Language, "A language that people speak."),
            (RequirementKind.Years, "Years of work."),
            (RequirementKind.Authorisation, "The right to work somewhere."),
            (RequirementKind.Clearance, "A clearance."),
            (RequirementKind.Licence, "A licence, such as for driving."),
            (RequirementKind.Duty, "What one will do."),
            (RequirementKind.SoftSkill, "How one deals with people."),
        ])
        .Enum("How much an advert wants something.", [
            (Priority.Must, "It has to be there."),
            (Priority.Nice, "It would be liked."),
            (Priority.Duty, "It is part of the work."),
        ])
        .Enum("How well a resume proves something; each rung stands on the one below.", [
            (Rung.Absent, "Not at all."),
            (Rung.Listed, "Named in a list, a summary or a course."),
            (Rung.Dated, "In a dated role or project."),
            (Rung.Recent, "In one of the last three years."),
            (Rung.WithResult, "With a result."),
        ])
        .Enum("What a resume answers to a question of yes or no.", [
            (KnockOutAnswer.Yes, "Yes."),
            (KnockOutAnswer.No, "No."),
            (KnockOutAnswer.Unknown, "It does not say."),
        ])
        .Enum("How senior a title is.", [
            (CareerLevel.Intern, "Somebody who learns the trade."),
            (CareerLevel.Junior, "Somebody at the beginning."),
            (CareerLevel.Middle, "What a title says that says nothing."),
            (CareerLevel.Senior, "Somebody with years."),
            (CareerLevel.Lead, "Somebody who leads a team."),
            (CareerLevel.Principal, "Somebody who leads by knowledge."),
            (CareerLevel.Director, "Somebody who leads leaders."),
        ]);

    private static void AddMatch(SchemaBuilder graph) => graph
        .Object<GapCardsView>("GapCards", "What became of the requirements that a resume does not show.", cards => cards
            .Field("added: Int!", "How many cards were made.", c => c.Added)
            .Field("known: Int!", "How many points had a card already.", c => c.Known)
            .Field("requirements: [String!]!", "Those that the cards teach.", c => c.Requirements, Items)
            .Field("notTaught: [String!]!", "Those that the library does not teach.", c => c.NotTaught, Items))
        .Object<MatchView>("ResumeMatch", "An advert held against a resume, and what it leads to.", match => match
            .Field("title: String", "The advert's title; null when it does not say one.", m => m.Match.Title)
            .Field("score: ResumeScore!", "What the resume proves of what is asked; never what somebody will decide.", m => m.Match.Score)
            .Field("items: [MatchItem!]!", "What is asked, with what proves it.", m => m.Match.Items, Items)
            .Field("years: [YearsFound!]!", "Years that are asked.", m => m.Match.Years, Few)
            .Field("knockOuts: [KnockOut!]!", "Questions of yes or no; they are part of no score.", m => m.Match.KnockOuts, Few)
            .Field("level: LevelFit", "How senior the title is, and the resume.", m => m.Match.Level)
            .Field("gaps: [MatchGap!]!", "What the resume does not show.", m => m.Match.Gaps, Some)
            .Field("advice: [MatchAdvice!]!", "What would make more of what is proven; nothing is ever added.", m => m.Match.Advice, Some)
            .Field("stuffing: [StuffingFinding!]!", "Words put in for a machine; they cap the score.", m => m.Match.Stuffing, Few)
            .Field("topics: [ID!]!", "Topics of the library that it touches, the musts' first.", m => m.Match.Topics, Some)
            .Field("ignored: [String!]!", "Headings of the advert that are about something else.", m => m.Match.Ignored, Some)
            .Field("toLearn: [LearningTask!]!", "What to learn for what is not shown.", m => m.ToLearn, Some)
            .Field("interview: InterviewIdea!", "An interview that would fit.", m => m.Interview))
        .Object<MatchItem>("MatchItem", "Something asked, and what proves it.", item => item
            .Field("requirement: Requirement!", "What is asked.", i => i.Requirement)
            .Field("value: Float", "0 to 1; null when it is shown but not scored.", i => i.Value)
            .Field("evidence: [EvidenceSentence!]!", "The sentences that prove it.", i => i.Evidence, Few)
            .Field("related: RelatedSkill", "What the resume proves that is near it.", i => i.Related)
            .Field("notScored: String", "Why it is not scored.", i => i.NotScored))
        .Object<Requirement>("Requirement", "One thing that an advert asks for.", requirement => requirement
            .Field("name: String!", "Its usual name.", r => r.Name)
            .Field("kind: RequirementKind!", "What kind of thing it is.", r => r.Kind)
            .Field("priority: Priority!", "How much it is wanted.", r => r.Priority)
            .Field("cue: String!", "The words of the advert, or its heading, that decided that.", r => r.Cue)
            .Field("anyOf: [String!]!", "Names of which one is enough.", r => r.AnyOf, Few)
            .Field("years: Int", "How many years are asked.", r => r.Years)
            .Field("span: AdvertSpan!", "The statement that asks.", r => r.Span)
            .Field("words: AdvertSpan!", "The very words that name it.", r => r.Words))
        .Object<AdvertSpan>("AdvertSpan", "Where in the advert something stands.", span => span
            .Field("start: Int!", "In characters from the advert's start.", s => s.Start)
            .Field("length: Int!", "In characters.", s => s.Length)
            .Field("text: String!", "The words there.", s => s.Text))
        .Object<EvidenceSentence>("EvidenceSentence", "A statement of the resume that proves something.", sentence => sentence
            .Field("text: String!", "The statement.", e => e.Text)
            .Field("pointer: String!", "Its place in the JSON Resume.", e => e.Pointer)
            .Field("source: String!", "What it belongs to.", e => e.Source)
            .Field("rung: Rung!", "How well it proves.", e => e.Rung)
            .Field("value: Float!", "0 to 1.", e => e.Value)
            .Field("by: String", "The name by which it counts, when that is a narrower one.", e => e.By))
        .Object<RelatedSkill>("RelatedSkill", "What a resume proves that is near what is asked.", skill => skill
            .Field("name: String!", "Its name.", s => s.Name)
            .Field("text: String!", "The statement.", s => s.Text)
            .Field("pointer: String!", "Its place in the JSON Resume.", s => s.Pointer));

    private static void AddParts(SchemaBuilder graph) => graph
        .Object<YearsFound>("YearsFound", "Years that are asked, and those that the resume shows.", years => years
            .Field("subject: String!", "Of what.", y => y.Subject)
            .Field("asked: Int!", "How many are asked.", y => y.Asked)
            .Field("found: Float!", "How many are shown, to a tenth.", y => y.Found)
            .Field("sources: [YearsSource!]!", "Where they come from.", y => y.Sources, Some))
        .Object<YearsSource>("YearsSource", "A time that counts.", source => source
            .Field("source: String!", "What it belongs to.", s => s.Source)
            .Field("from: String!", "Such as `2021-03`.", s => s.From)
            .Field("to: String!", "Its end.", s => s.To))
        .Object<KnockOut>("KnockOut", "A question that recruiters answer with yes or no before they read on.", knockOut => knockOut
            .Field("requirement: Requirement!", "What is asked.", k => k.Requirement)
            .Field("answer: KnockOutAnswer!", "What the resume answers.", k => k.Answer)
            .Field("seen: String!", "The words that answer, or why nothing does.", k => k.Seen)
            .Field("pointer: String!", "Where they stand, or where an answer would.", k => k.Pointer))
        .Object<LevelFit>("LevelFit", "How senior a title is, and who applies.", level => level
            .Field("asked: CareerLevel!", "What is asked.", l => l.Asked)
            .Field("held: CareerLevel!", "What is held.", l => l.Held)
            .Field("seen: String!", "What was seen.", l => l.Seen))
        .Object<Gap>("MatchGap", "Something asked that the resume does not show.", gap => gap
            .Field("name: String!", "What is asked.", g => g.Name)
            .Field("priority: Priority!", "How much it is wanted.", g => g.Priority)
            .Field("related: RelatedSkill", "What is near it.", g => g.Related)
            .Field("topics: [ID!]!", "Topics of the library that teach it.", g => g.Topics, Few))
        .Object<MatchAdvice>("MatchAdvice", "What would make more of what is proven.", advice => advice
            .Field("kind: String!", "`exact-form` renames, `move` and `result` make more of what is proven.", a => a.Kind)
            .Field("sentence: String!", "What to do.", a => a.Sentence)
            .Field("pointer: String", "Where.", a => a.Pointer)
            .Field("points: Float!", "What it would add to the score at most.", a => a.Points))
        .Object<StuffingFinding>("StuffingFinding", "Words put in for a machine rather than a reader.", finding => finding
            .Field("rule: ID!", "The rule of the check that it breaks.", f => f.Rule)
            .Field("sentence: String!", "What was seen.", f => f.Sentence)
            .Field("pointer: String", "Where.", f => f.Pointer))
        .Object<LearningTask>("LearningTask", "What to learn for a requirement, and what one may be asked about it.", task => task
            .Field("requirement: String!", "What is asked.", t => t.Requirement)
            .Field("topicId: ID!", "The topic that teaches it.", t => t.TopicId)
            .Field("topicName: String!", "Its name.", t => t.TopicName)
            .Field("guideSlug: ID", "A guide that holds it.", t => t.Guide?.Slug)
            .Field("guideTitle: String", "The guide's title.", t => t.Guide?.Title)
            .Field("questionSlug: ID", "A question that may be asked.", t => t.QuestionSlug)
            .Field("question: String", "How it is put.", t => t.Question))
        .Object<InterviewIdea>("InterviewIdea", "An interview that fits a job.", idea => idea
            .Field("level: Level!", "How demanding.", i => i.Level)
            .Field("topics: [Topic!]!", "On what.", i => i.Topics, Some));
}
