using Uplift.Examiner;

namespace Uplift.Bench;

/// <summary>A marked answer as the models see it.</summary>
/// <param name="IsRefused">Whether a gate gives it nothing, so that no model is asked.</param>
/// <param name="Coverage">From 0 to 1, as the examiner computes it.</param>
internal sealed record MarkedFeatures(string QuestionId, double Mark, FeatureList Features, bool IsRefused, double Coverage)
{
    public static List<MarkedFeatures> Of(IEnumerable<HumanMark> marks)
    {
        var encoder = SentenceEncoder.Shared;
        var lexicon = new Lexicon(encoder.Tokenizer, Thesaurus.Shared);
        var targets = new Targets(lexicon, encoder, Background.Shared);
        var questions = new Dictionary<string, StudiedQuestion>();
        return [.. marks.Select(Read)];

        MarkedFeatures Read(HumanMark mark)
        {
            if (!questions.TryGetValue(mark.QuestionId, out var question))
            {
                question = new(mark.Question, mark.Reference, ReferencePoints.Split(mark.Reference), lexicon, encoder, targets);
                questions.Add(mark.QuestionId, question);
            }

            var answer = new TextIndex(mark.Answer);
            var exam = new ExamQuestion(mark.Question, mark.Reference, [], []);
            var gate = Gates.BeforeScoring(exam, new PromptEcho(exam), answer, Thesaurus.Shared);
            var features = FeatureExtractor.Extract(question, new StudiedAnswer(answer, lexicon, encoder));
            return new(
                mark.QuestionId,
                mark.Mark,
                features,
                gate is not (null or Gate.OneWord),
                gate is null or Gate.OneWord ? ReferenceMark.CoverageIn(features) : 0);
        }
    }
}
