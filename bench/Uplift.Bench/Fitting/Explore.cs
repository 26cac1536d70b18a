using System.Globalization;
using Uplift.Examiner;
namespace Uplift.Bench;
internal static class Explore
{
    public static int Run(string[] a, TextWriter o)
    {
        var data = MarkedAnswer.Read(a[0]);
        o.WriteLine(data.Count);
        var lex = new Lexicon(SentenceEncoder.Shared, Thesaurus.Shared);
        var ex = new FeatureExtractor(lex, SentenceEncoder.Shared);
        var t0 = DateTime.Now; 
        var qs = data.GroupBy(d => d.QuestionId).ToDictionary(g => g.Key, g => new StudiedQuestion(g.First().Question, g.First().Reference, ReferencePoints.Split(g.First().Reference), lex, SentenceEncoder.Shared));
        string[] names = [];
        using var w = new StreamWriter(a[1]);
        foreach (var d in data)
        {
            var f = ex.Extract(qs[d.QuestionId], d.Answer);
            if (names.Length == 0) { names = [.. f.Names]; w.WriteLine("q\tmark\t" + string.Join('\t', names)); }
            w.WriteLine(d.QuestionId + "\t" + d.Mark.ToString(CultureInfo.InvariantCulture) + "\t" + string.Join('\t', f.Values.Select(v => v.ToString("R", CultureInfo.InvariantCulture))));
        }
        o.WriteLine($"{names.Length} features {(DateTime.Now - t0).TotalSeconds:F1}s");
        return 0;
    }

    public static int Fit(string[] a, TextWriter o)
    {
        var lines = File.ReadLines(a[0]).ToList();
        var names = lines[0].Split('\t')[2..];
        var rows = lines.Skip(1).Select(l => l.Split('\t')).ToList();
        var q = rows.Select(r => r[0]).ToArray();
        var y = rows.Select(r => double.Parse(r[1], CultureInfo.InvariantCulture)).ToArray();
        var x = rows.Select(r => r[2..].Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        foreach (var (i, n) in names.Index()) if (a.Contains("-v")) o.WriteLine($"{n,-32} {Agreement.Correlation(x.Select(r => r[i]).ToList(), y):F3}");
        var qsets = q.Distinct().ToArray();
        double[] Loqo(Func<double[][], double[], string[], double[][], double[]> fit)
        {
            var p = new double[y.Length];
            Parallel.ForEach(qsets, new ParallelOptions { MaxDegreeOfParallelism = 2 }, g =>
            {
                var tr = Enumerable.Range(0, y.Length).Where(i => q[i] != g).ToArray(); var te = Enumerable.Range(0, y.Length).Where(i => q[i] == g).ToArray();
                var w = x[0].Length; var m = new double[w]; var s = new double[w];
                for (var j = 0; j < w; j++) { m[j] = tr.Average(i => x[i][j]); s[j] = Math.Sqrt(tr.Average(i => (x[i][j] - m[j]) * (x[i][j] - m[j]))) + 1e-9; }
                double[] Z(int i) => x[i].Select((v, j) => Math.Clamp((v - m[j]) / s[j], -4, 4)).ToArray();
                var r = fit([.. tr.Select(Z)], [.. tr.Select(i => y[i])], [.. tr.Select(i => q[i])], [.. te.Select(Z)]);
                for (var k = 0; k < te.Length; k++) p[te[k]] = Math.Clamp(r[k], 0, 5);
            });
            return p;
        }
        void Say(string n, double[] p) {
            var within = qsets.Select(g => { var ix = Enumerable.Range(0, y.Length).Where(i => q[i] == g).ToArray(); return Agreement.Correlation([.. ix.Select(i => p[i])], [.. ix.Select(i => y[i])]); }).Average();
            o.WriteLine($"{n,-40} r {Agreement.Correlation(p, y):F4} rmse {Agreement.RootMeanSquare(p, y):F4} within {within:F3}");
        }
        foreach (var pen in new[] { 30.0, 100, 300 })
            Say($"ridge {pen}", Loqo((X, Y, G, T) => { var (w, b) = RidgeRegression.Solve(X, Y, [.. Y.Select(_ => 1.0)], pen); return [.. T.Select(t => b + t.Zip(w, (u, v) => u * v).Sum())]; }));
        foreach (var (c, g, e) in new[] { (0.5, 0.3, 0.3), (1, 0.3, .3), (.5, 0.15, .3), (1, .1, .3), (2, .05, .3), (.5, .6, .3), (1.0, .1, .15) })
            Say($"svr C{c} g{g} e{e}", Loqo((X, Y, G, T) => Svr(X, Y, T, c, g / X[0].Length, e)));
        return 0;
    }
    public static double Sq(double[] u, double[] v) { var s = 0.0; for (var i = 0; i < u.Length; i++) { var d = u[i] - v[i]; s += d * d; } return s; }
    public static double[] Svr(double[][] X, double[] Y, double[][] T, double c, double g, double e)
    {
        var k = new float[X.Length][];
        for (var i = 0; i < X.Length; i++) { k[i] = new float[X.Length]; for (var j = 0; j <= i; j++) k[i][j] = k[j][i] = (float)Math.Exp(-g * Sq(X[i], X[j])); }
        var (al, b) = SupportVectorRegression.Solve(k, Y, [.. Y.Select(_ => c)], e);
        return [.. T.Select(t => { var s = b; for (var i = 0; i < X.Length; i++) if (al[i] != 0) s += al[i] * Math.Exp(-g * Sq(X[i], t)); return s; })];
    }
}
