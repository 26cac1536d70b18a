using System.Globalization;
using System.Text.Json;
using Uplift.Examiner;

namespace Uplift.Bench;

/// <summary>
/// Fits the expected mark to human marks. First each question is predicted by models fitted to the others, which gives
/// the figures; then the models that are delivered are fitted to all. Nothing is random, and the settings were not chosen
/// on these predictions beyond what bench/README.md owns up to.
/// </summary>
internal static class MarksCommand
{
    private const double Cost = 1;
    private const double Epsilon = 0.3;
    private const double GammaTimesFeatures = 0.1;
    private const double Penalty = 200;
    private const double HighestMark = 5;

    public static int Run(string data, string? weights, string? predictions, TextWriter output)
    {
        var marks = HumanMark.Read(data);
        var rows = MarkedFeatures.Of(marks);
        output.WriteLine($"{rows.Count} answers, {rows[0].Features.Names.Count} features, {rows.Count(row => row.IsRefused)} refused by a gate");
        var held = LeaveOneQuestionOut(rows);
        var truth = rows.ConvertAll(row => row.Mark);
        var kernel = held.ConvertAll(one => one.Kernel * HighestMark);
        var figures = new MarkFigures(
            Agreement.Correlation(kernel, truth),
            Agreement.RootMeanSquare(kernel, truth),
            Agreement.Correlation(held.ConvertAll(one => one.Linear), truth),
            Agreement.Correlation(rows.ConvertAll(row => row.Coverage), truth));
        output.WriteLine($"support vectors: r {figures.Fitted:F3}, RMSE {figures.RootMeanSquare:F3}");
        output.WriteLine($"ridge:           r {figures.Linear:F3}");
        output.WriteLine($"coverage:        r {figures.Coverage:F3}");
        if (predictions is not null)
        {
            File.WriteAllLines(predictions, rows.Zip(held, (row, mark) => string.Create(
                CultureInfo.InvariantCulture, $$"""{"fitted":{{mark.Kernel:F4}},"coverage":{{row.Coverage:F4}}}""")));
        }

        if (weights is not null)
        {
            var file = Fit(rows) with { Data = Path.GetFileNameWithoutExtension(data), Figures = figures };
            File.WriteAllText(weights, JsonSerializer.Serialize(file, WeightFiles.Options) + "\n");
            output.WriteLine($"{file.Kernel.Vectors.Length} support vectors, {new FileInfo(weights).Length:N0} bytes");
        }

        return 0;
    }

    private static List<ExpectedMark> LeaveOneQuestionOut(List<MarkedFeatures> rows)
    {
        var held = new ExpectedMark[rows.Count];
        foreach (var question in rows.Index().GroupBy(row => row.Item.QuestionId))
        {
            var model = new MarkModel(Fit(rows.FindAll(row => row.QuestionId != question.Key)));
            foreach (var (at, row) in question)
            {
                held[at] = row.IsRefused ? default : model.Predict(row.Features);
            }
        }

        return [.. held];
    }

    private static MarkFile Fit(List<MarkedFeatures> all)
    {
        var rows = all.FindAll(row => !row.IsRefused);
        var names = rows[0].Features.Names.ToArray();
        var means = names.Select((_, at) => rows.Average(row => row.Features.Values[at])).ToArray();
        var deviations = names
            .Select((_, at) => Math.Sqrt(rows.Average(row => Math.Pow(row.Features.Values[at] - means[at], 2))) + 1e-9)
            .ToArray();
        var standard = rows.Select(row => MarkModel.Standardise(row.Features.Values, means, deviations)).ToArray();
        var marks = rows.Select(row => row.Mark).ToArray();
        var (linear, linearBias) = RidgeRegression.Solve(standard, marks, [.. marks.Select(_ => 1.0)], Penalty);
        var gamma = GammaTimesFeatures / names.Length;
        var (coefficients, bias) = SupportVectorRegression.Solve(
            Kernel(standard, gamma), marks, [.. marks.Select(_ => Cost)], Epsilon);
        var support = Enumerable.Range(0, rows.Count).Where(at => coefficients[at] != 0).ToList();

        return new MarkFile(
            "", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), all.Count,
            all.Select(row => row.QuestionId).Distinct().Count(), new(0, 0, 0, 0), names, means, deviations,
            new(linear, linearBias),
            new(gamma, bias, [.. support.Select(at => coefficients[at])], [.. support.Select(at => Hundredths(standard[at]))]));
    }

    private static float[][] Kernel(double[][] rows, double gamma)
    {
        var single = rows.Select(row => row.Select(value => (float)value).ToArray()).ToArray();
        var kernel = rows.Select(_ => new float[rows.Length]).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                kernel[i][j] = kernel[j][i] = MathF.Exp((float)-gamma * SquaredDistance(single[i], single[j]));
            }
        }

        return kernel;
    }

    private static float SquaredDistance(float[] left, float[] right)
    {
        var sum = 0f;
        for (var at = 0; at < left.Length; at++)
        {
            var difference = left[at] - right[at];
            sum += difference * difference;
        }

        return sum;
    }

    private static short[] Hundredths(double[] row) => Array.ConvertAll(row, value => (short)Math.Round(value * MarkFile.Unit));
}
