using System.Runtime.InteropServices;
using System.Text.Json;

namespace Uplift.Examiner;

/// <summary>
/// What two different models, fitted on human marks, expect the mark to be, from 0 to 1. Their agreement is one of the
/// things that confidence rests on.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ExpectedMark(double Kernel, double Linear)
{
    public double Disagreement => Math.Abs(Kernel - Linear);
}

/// <summary>
/// A support-vector regression and a ridge regression over the features, as bench/Uplift.Bench fitted them (command
/// <c>marks</c>); the file says on what, when, and how well they did on questions they had not seen.
/// </summary>
internal sealed class MarkModel
{
    private const double HighestMark = 5;

    // How far from the mean, in standard deviations, a feature may stand: answers may be stranger than those marked.
    private const double Farthest = 4;

    private static readonly Lazy<MarkModel> Loaded = new(() => new(MarkFile.Load(ExaminerFiles.MarkWeights)));

    private readonly MarkFile file;

    public MarkModel(MarkFile file) => this.file = file;

    public static MarkModel Shared => Loaded.Value;

    public ExpectedMark Predict(FeatureList features)
    {
        if (!features.Names.SequenceEqual(file.Features))
        {
            throw new InvalidOperationException("The weights were fitted to other features. Fit them again: bench/README.md.");
        }

        var row = Standardise(features.Values, file.Means, file.Deviations);

        return new(Share(Kernel(row)), Share(Linear(row)));
    }

    public static double[] Standardise(IReadOnlyList<double> values, double[] means, double[] deviations) =>
        [.. values.Select((value, at) => Math.Clamp((value - means[at]) / deviations[at], -Farthest, Farthest))];

    private double Linear(double[] row)
    {
        var sum = file.Linear.Bias;
        for (var at = 0; at < row.Length; at++)
        {
            sum += file.Linear.Weights[at] * row[at];
        }

        return sum;
    }

    private double Kernel(double[] row)
    {
        var sum = file.Kernel.Bias;
        for (var vector = 0; vector < file.Kernel.Vectors.Length; vector++)
        {
            var (stored, distance) = (file.Kernel.Vectors[vector], 0.0);
            for (var at = 0; at < row.Length; at++)
            {
                var difference = row[at] - (stored[at] / MarkFile.Unit);
                distance += difference * difference;
            }

            sum += file.Kernel.Weights[vector] * Math.Exp(-file.Kernel.Gamma * distance);
        }

        return sum;
    }

    private static double Share(double mark) => Math.Clamp(mark / HighestMark, 0, 1);
}

/// <summary>The weights with where they come from.</summary>
/// <param name="Data">The marked answers' name; the answers themselves are not in the program.</param>
/// <param name="Means">Of each feature, to subtract.</param>
/// <param name="Deviations">Of each feature, to divide by.</param>
internal sealed record MarkFile(
    string Data,
    DateOnly Date,
    int Answers,
    int Questions,
    MarkFigures Figures,
    string[] Features,
    double[] Means,
    double[] Deviations,
    LinearWeights Linear,
    KernelWeights Kernel)
{
    /// <summary>Support vectors are stored as whole hundredths.</summary>
    public const double Unit = 100;

    public static MarkFile Load(string path) =>
        JsonSerializer.Deserialize<MarkFile>(File.ReadAllBytes(path), JsonSerializerOptions.Web)!;
}

/// <summary>Agreement with the human marks, every question predicted by models that had not seen it.</summary>
/// <param name="Fitted">Pearson's r of the fitted number.</param>
/// <param name="RootMeanSquare">Of its error, on the marks' scale of 0 to 5.</param>
/// <param name="Coverage">Pearson's r of coverage, on which nothing is fitted.</param>
internal sealed record MarkFigures(double Fitted, double RootMeanSquare, double Linear, double Coverage);

internal sealed record LinearWeights(double[] Weights, double Bias);

internal sealed record KernelWeights(double Gamma, double Bias, double[] Weights, short[][] Vectors);
