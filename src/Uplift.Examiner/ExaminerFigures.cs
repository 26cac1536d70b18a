using System.Text.Json;

namespace Uplift.Examiner;

/// <summary>How well the examiner does, as measured by bench/Uplift.Bench and delivered with the program.</summary>
public sealed record ExaminerFigures(MarkReport Marks, GoldFigures Gold)
{
    private static readonly Lazy<ExaminerFigures> Loaded = new(Load);

    public static ExaminerFigures Shared => Loaded.Value;

    private static ExaminerFigures Load()
    {
        var file = MarkFile.Load(ExaminerFiles.MarkWeights);
        var gold = JsonSerializer.Deserialize<GoldFigures>(
            File.ReadAllBytes(ExaminerFiles.GoldFigures), JsonSerializerOptions.Web)!;

        return new(
            new(file.Data, file.Date, file.Answers, file.Questions, file.Figures.Fitted, file.Figures.RootMeanSquare, file.Figures.Coverage),
            gold);
    }
}

/// <summary>Agreement with human marks on questions that the models had not seen.</summary>
/// <param name="Fitted">Pearson's r of the expected mark.</param>
/// <param name="Error">Root of its mean squared error, on a scale of 0 to 5.</param>
/// <param name="Coverage">Pearson's r of coverage, on which nothing is fitted.</param>
public sealed record MarkReport(
    string Data, DateOnly Date, int Answers, int Questions, double Fitted, double Error, double Coverage);

/// <summary>Agreement with the hand-labelled gold set.</summary>
/// <param name="Kappa">Of the level, with quadratic weights.</param>
/// <param name="Exact">Share of answers whose level is the labelled one.</param>
/// <param name="Near">Share of answers whose level is at most one away.</param>
public sealed record GoldFigures(
    DateOnly Date,
    int Questions,
    int Answers,
    int Points,
    IReadOnlyList<VerdictFigures> Verdicts,
    VerdictFigures Misconceptions,
    double Kappa,
    double Exact,
    double Near,
    IReadOnlyList<CalibrationFigures> Calibration);

public sealed record VerdictFigures(string Verdict, double Precision, double Recall, int Labelled);

public sealed record CalibrationFigures(string Confidence, int Answers, double Exact, double Near);
