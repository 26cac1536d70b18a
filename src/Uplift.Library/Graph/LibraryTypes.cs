using Uplift.GraphQL.Building;
using Uplift.GraphQL.Types;
using Uplift.Library.Contracts;
using Uplift.Library.Guides;
using Uplift.Library.Questions;
using Uplift.Platform.Graph;

namespace Uplift.Library.Graph;

/// <summary>The types of the library's part of the graph.</summary>
internal static class LibraryTypes
{
    // A guide has at most about so many.
    private const int FewQuestions = 12;

    public static void Add(SchemaBuilder graph)
    {
        AddGuides(graph);
        AddQuestions(graph);
        graph
            .Object<TopicSummary>("Topic", "A subject of interviews.", topic => topic
                .Field("id: ID!", "Its name in addresses.", t => t.Id)
                .Field("name: String!", "Its name for people.", t => t.Name)
                .Field("area: String!", "The part of the taxonomy that it belongs to.", t => t.Area)
                .Field("guides: Int!", "How many guides there are on it.", t => t.Guides)
                .Field("questions: Int!", "How many questions there are on it.", t => t.Questions))
            .Object<Reference>("Reference", "Where to read on.", reference => reference
                .Field("title: String!", "What it is called.", r => r.Title)
                .Field("url: String", "Its address, if it has one.", r => r.Url))
            .Object<GuideHit>("GuideHit", "A guide that holds the words.", AddHit)
            .Object<QuestionHit>("QuestionHit", "A question that holds the words.", AddHit)
            .Object<NoteHit>("NoteHit", "A note of yours that holds the words.", hit => hit
                .Field("note: Note!", "The note.", h => h.Note)
                .Field("title: String!", "What it is called.", h => h.Note.Title)
                .Field("snippet: String!", "The words around what was found, in Markdown.", h => h.Snippet))
            .Union("SearchHit", "What a search finds.", "GuideHit", "QuestionHit", "NoteHit")
            .Union("LibraryItem", "What can be bookmarked or written about.", "GuideSummary", "QuestionSummary");
    }

    private static void AddGuides(SchemaBuilder graph) => graph
        .Object<GuideRow>("GuideSummary", "A guide as lists show it.", guide => guide
            .Field("slug: ID!", "Its name in addresses.", g => g.Slug)
            .Field("title: String!", "What it is called.", g => g.Title)
            .Field("summary: String!", "What it is about.", g => g.Summary)
            .Field("topicId: ID!", "Its topic.", g => g.TopicId)
            .Field("topicName: String!", "Its topic's name.", g => g.TopicName)
            .Field("level: Level!", "How demanding it is.", g => g.Level)
            .Field("readMinutes: Int!", "How long it takes to read.", g => g.ReadMinutes)
            .Field("updatedOn: Date!", "When it was last changed.", g => g.UpdatedOn)
            .Field("topic: Topic", "Its topic, with how much there is on it.", (g, call) => LibraryLoaders.TopicAsync(call, g.TopicId))
            .Field("questions: [QuestionSummary!]!", "Questions that it prepares for.", (g, call) => LibraryLoaders.QuestionsOfAsync(call, g.Slug), new FieldCost(ListSize: FewQuestions))
            .Field("marks: GuideMarks!", "What you have done with it.", (g, call) => LibraryLoaders.MarksAsync(call, g.Slug)))
        .Object<GuideView>("Guide", "A text of the library.", guide => guide
            .Implements(Nodes.Interface)
            .Field(Nodes.Id, Nodes.IdMeans, g => $"guides/{g.Slug}")
            .Field("slug: ID!", "Its name in addresses.", g => g.Slug)
            .Field("title: String!", "What it is called.", g => g.Title)
            .Field("summary: String!", "What it is about.", g => g.Summary)
            .Field("topicId: ID!", "Its topic.", g => g.TopicId)
            .Field("topicName: String!", "Its topic's name.", g => g.TopicName)
            .Field("level: Level!", "How demanding it is.", g => g.Level)
            .Field("readMinutes: Int!", "How long it takes to read.", g => g.ReadMinutes)
            .Field("updatedOn: Date!", "When it was last changed.", g => g.UpdatedOn)
            .Field("tags: [String!]!", "Free words.", g => g.Tags)
            .Field("sections: [Section!]!", "Its parts, in order.", g => g.Sections)
            .Field("html: String!", "The text, rendered.", g => g.Html)
            .Field("questions: [GuideQuestion!]!", "Questions that it prepares for.", g => g.Questions, new FieldCost(ListSize: FewQuestions))
            .Field("faqs: [Faq!]!", "What readers ask.", g => g.Faqs)
            .Field("related: [RelatedGuide!]!", "Guides to read next.", g => g.Related)
            .Field("references: [Reference!]!", "Where to read on.", g => g.References)
            .Field("topic: Topic", "Its topic, with how much there is on it.", (g, call) => LibraryLoaders.TopicAsync(call, g.TopicId))
            .Field("marks: GuideMarks!", "What you have done with it.", (g, call) => LibraryLoaders.MarksAsync(call, g.Slug)))
        .Object<GuideMarks>("GuideMarks", "What a reader has done with a guide.", marks => marks
            .Field("bookmarked: Boolean!", "Whether it is marked.", m => m.Bookmarked)
            .Field("finished: Boolean!", "Whether it was read to the end.", m => m.Finished)
            .Field("sectionsRead: [String!]!", "The parts that were read.", m => m.SectionsRead))
        .Object<SectionLink>("Section", "A part of a guide.", section => section
            .Field("id: ID!", "Its anchor.", s => s.Id)
            .Field("title: String!", "What it is called.", s => s.Title))
        .Object<GuideQuestion>("GuideQuestion", "A question that a guide prepares for.", question => question
            .Field("slug: ID!", "Its name in addresses.", q => q.Slug)
            .Field("prompt: String!", "What is asked.", q => q.Prompt)
            .Field("level: Level!", "How demanding it is.", q => q.Level)
            .Field("shortAnswerHtml: String!", "The answer in a sentence or two.", q => q.ShortAnswerHtml)
            .Field("bookmarked: Boolean!", "Whether you marked it.", (q, call) => LibraryLoaders.IsBookmarkedAsync(call, q.Slug)))
        .Object<Faq>("Faq", "What readers ask of a guide.", faq => faq
            .Field("question: String!", "What they ask.", f => f.Question)
            .Field("answerHtml: String!", "What it says.", f => f.AnswerHtml))
        .Object<RelatedGuide>("RelatedGuide", "A guide to read next.", guide => guide
            .Field("slug: ID!", "Its name in addresses.", g => g.Slug)
            .Field("title: String!", "What it is called.", g => g.Title)
            .Field("summary: String!", "What it is about.", g => g.Summary)
            .Field("readMinutes: Int!", "How long it takes to read.", g => g.ReadMinutes));

    private static void AddQuestions(SchemaBuilder graph) => graph
        .Object<QuestionRow>("QuestionSummary", "A question as lists show it.", question => question
            .Field("slug: ID!", "Its name in addresses.", q => q.Slug)
            .Field("prompt: String!", "What is asked.", q => q.Prompt)
            .Field("topicId: ID!", "Its topic.", q => q.TopicId)
            .Field("topicName: String!", "Its topic's name.", q => q.TopicName)
            .Field("level: Level!", "How demanding it is.", q => q.Level)
            .Field("kind: String!", "What sort of question it is.", q => q.Kind)
            .Field("readSeconds: Int!", "How long its answer takes to read.", q => q.ReadSeconds)
            .Field("topic: Topic", "Its topic, with how much there is on it.", (q, call) => LibraryLoaders.TopicAsync(call, q.TopicId))
            .Field("bookmarked: Boolean!", "Whether you marked it.", (q, call) => LibraryLoaders.IsBookmarkedAsync(call, q.Slug)))
        .Object<QuestionView>("Question", "A question with its model answer.", question => question
            .Implements(Nodes.Interface)
            .Field(Nodes.Id, Nodes.IdMeans, q => $"questions/{q.Slug}")
            .Field("slug: ID!", "Its name in addresses.", q => q.Slug)
            .Field("prompt: String!", "What is asked.", q => q.Prompt)
            .Field("topicId: ID!", "Its topic.", q => q.TopicId)
            .Field("topicName: String!", "Its topic's name.", q => q.TopicName)
            .Field("level: Level!", "How demanding it is.", q => q.Level)
            .Field("kind: String!", "What sort of question it is.", q => q.Kind)
            .Field("readSeconds: Int!", "How long its answer takes to read.", q => q.ReadSeconds)
            .Field("tags: [String!]!", "Free words.", q => q.Tags)
            .Field("shortAnswerHtml: String!", "The answer in a sentence or two.", q => q.ShortAnswerHtml)
            .Field("fullAnswerHtml: String!", "The whole answer.", q => q.FullAnswerHtml)
            .Field("keyPoints: [KeyPoint!]!", "What a good answer holds.", q => q.KeyPoints)
            .Field("misconceptions: [Misconception!]!", "Wrong claims that interviewers hear.", q => q.Misconceptions)
            .Field("references: [Reference!]!", "Where to read on.", q => q.References)
            .Field("topic: Topic", "Its topic, with how much there is on it.", (q, call) => LibraryLoaders.TopicAsync(call, q.TopicId))
            .Field("bookmarked: Boolean!", "Whether you marked it.", (q, call) => LibraryLoaders.IsBookmarkedAsync(call, q.Slug)))
        .Object<KeyPoint>("KeyPoint", "One checkable idea that a good answer holds.", point => point
            .Field("id: ID!", "Its name within the question.", p => p.Id)
            .Field("statement: String!", "The idea.", p => p.Statement)
            .Field("weight: Int!", "How much it counts.", p => p.Weight)
            .Field("must: Boolean!", "Whether an answer without it is no good answer.", p => p.Must)
            .Field("dimension: String!", "The grade that it counts for.", p => p.Dimension))
        .Object<Misconception>("Misconception", "A wrong claim and what is true.", misconception => misconception
            .Field("id: ID!", "Its name within the question.", m => m.Id)
            .Field("claim: String!", "The claim.", m => m.Claim)
            .Field("correction: String!", "What is true.", m => m.Correction)
            .Field("pointId: ID", "The key point that it contradicts, if it does.", m => m.PointId));

    private static void AddHit<T>(ObjectBuilder<T> hit)
        where T : SearchHit => hit
        .Field("slug: ID!", "Its name in addresses.", h => h.Slug)
        .Field("title: String!", "The guide's title or the question's prompt.", h => h.Title)
        .Field("snippet: String!", "The words around what was found.", h => h.Snippet)
        .Field("topicId: ID!", "Its topic.", h => h.TopicId)
        .Field("level: Level!", "How demanding it is.", h => h.Level);
}
