using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

public sealed class MatrixProductTests
{
    private const int MostRows = 24;

    public static TheoryData<int, int, int, bool> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int, int, bool>();
            foreach (var wide in (bool[])[true, false])
            {
                for (var rows = 1; rows <= 17; rows++)
                {
                    shapes.Add(rows, 5 + rows, 16 * rows, wide);
                }
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_product_is_what_three_plain_loops_say(int rows, int inner, int columns, bool wide) =>
        Multiply(rows, inner, columns, wide, Finish.Store)
            .ShouldBe(Expected(rows, inner, columns, (_, sum) => sum), tolerance: 1e-5);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void It_can_be_added_to_the_target(int rows, int inner, int columns, bool wide) =>
        Multiply(rows, inner, columns, wide, Finish.AddToTarget)
            .ShouldBe(Expected(rows, inner, columns, (before, sum) => before + sum), tolerance: 1e-5);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void It_can_end_in_a_rectifier(int rows, int inner, int columns, bool wide) =>
        Multiply(rows, inner, columns, wide, Finish.Rectify)
            .ShouldBe(Expected(rows, inner, columns, (_, sum) => Math.Max(sum, 0)), tolerance: 1e-5);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_is_written_behind_the_last_column(bool wide)
    {
        const int stride = 32;
        var target = new float[MostRows * stride];
        target.AsSpan().Fill(float.NaN);
        MatrixProduct.Multiply(Left(8), 8, Right(8, 16).Panels, new Rows(target, stride), Finish.Store, wide);
        target.Where((_, at) => at % stride >= 16).ShouldAllBe(value => float.IsNaN(value));
    }

    private static float[] Multiply(int rows, int inner, int columns, bool wide, Finish finish)
    {
        var target = new float[MostRows * columns];
        target.AsSpan().Fill(0.5f);
        var right = Right(inner, columns).Panels;
        MatrixProduct.Multiply(Left(inner), rows, right, new Rows(target, columns), finish, wide);
        return target[..(rows * columns)];
    }

    private static float[] Expected(int rows, int inner, int columns, Func<double, double, double> finish) =>
        [.. from row in Enumerable.Range(0, rows)
            from column in Enumerable.Range(0, columns)
            let sum = Enumerable.Range(0, inner).Sum(at => (double)LeftAt(row, at) * RightAt(at, column))
            select (float)finish(0.5, sum + RightAt(inner, column))];

    private static Rows Left(int inner)
    {
        var left = new float[MostRows * inner];
        for (var at = 0; at < left.Length; at++)
        {
            left[at] = LeftAt(at / inner, at % inner);
        }

        return new Rows(left, inner);
    }

    private static PackedMatrix Right(int inner, int columns) =>
        PackedMatrix.Read(new WeightReader(new Sequence(columns), 0), inner, columns);

    private static float LeftAt(int row, int at) => MathF.Sin((3 * row) + at);

    private static float RightAt(int at, int column) => MathF.Cos((2 * at) - column);

    private sealed class Sequence(int columns) : WeightSource
    {
        public override void Copy(long from, Span<float> destination)
        {
            for (var at = 0; at < destination.Length; at++)
            {
                var (row, column) = Math.DivRem((int)from + at, columns);
                destination[at] = RightAt(row, column);
            }
        }
    }
}
