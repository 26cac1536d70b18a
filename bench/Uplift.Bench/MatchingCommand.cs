using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Uplift.Resumes.Matching.Adverts;
using Uplift.Resumes.Matching.Concepts;

namespace Uplift.Bench;

/// <summary>
/// How well the job match finds named tools in real adverts: the concepts found in the posting against the labels that came with it
/// (UPLIFT_DATA/resume/jd). The labels are a yardstick, not the truth, so every disagreement is printed.
/// </summary>
internal static class MatchingCommand
{
    private static readonly (string Label, string Concept)[] Tools =
    [
        ("has_dbt", "dbt"), ("has_spark", "Apache Spark"), ("has_python", "Python"), ("has_sql", "SQL"), ("has_airflow", "Apache Airflow"),
        ("has_dagster", "Dagster"), ("has_prefect", "Prefect"), ("has_snowflake", "Snowflake"), ("has_databricks", "Databricks"),
        ("has_bigquery", "BigQuery"), ("has_redshift", "Amazon Redshift"), ("has_duckdb", "DuckDB"), ("has_kafka", "Apache Kafka"),
        ("has_terraform", "Terraform"), ("has_looker", "Looker"), ("has_tableau", "Tableau"), ("has_power_bi", "Power BI"),
        ("has_great_expectations", "Great Expectations"), ("has_soda", "Soda"), ("has_fivetran", "Fivetran"), ("has_metabase", "Metabase"),
        ("has_postgres", "PostgreSQL"), ("has_airbyte", "Airbyte"), ("has_glue", "AWS Glue"), ("has_dbt_cloud", "dbt Cloud"),
    ];

    public static int Run(string folder, TextWriter output)
    {
        var counts = Tools.ToDictionary(tool => tool.Label, _ => new Tally());
        var requirements = new Tally();
        var (adverts, characters, clock) = (0, 0, new Stopwatch());
        foreach (var labels in Directory.EnumerateFiles(folder, "*.class.json").Order(StringComparer.Ordinal))
        {
            var text = labels.Replace(".class.json", ".md", StringComparison.Ordinal);
            if (!File.Exists(text))
            {
                continue;
            }

            // What follows is somebody's commentary on the posting, not the posting.
            var posting = File.ReadAllText(text).Split("## Layer B", 2)[0];
            clock.Start();
            var named = ConceptFinder.Find(posting).Select(mention => mention.Concept.Name).ToHashSet(StringComparer.Ordinal);
            var asked = AdvertReader.Read(posting).Requirements.SelectMany(requirement => requirement.AnyOf).ToHashSet(StringComparer.Ordinal);
            clock.Stop();
            (adverts, characters) = (adverts + 1, characters + posting.Length);
            using var classes = JsonDocument.Parse(File.ReadAllBytes(labels));
            foreach (var (label, concept) in Tools)
            {
                if (!classes.RootElement.TryGetProperty(label, out var truth))
                {
                    continue;
                }

                var isNamed = named.Contains(concept);
                counts[label].Add(isNamed, truth.GetBoolean());
                requirements.Add(asked.Contains(concept), truth.GetBoolean());
                if (isNamed != truth.GetBoolean())
                {
                    output.WriteLine($"{(isNamed ? "found, not labelled" : "labelled, not found")}: {concept} in {Path.GetFileName(text)}");
                }
            }
        }

        var all = counts.Values.Aggregate(new Tally(), (sum, one) => sum.Plus(one));
        foreach (var (label, concept) in Tools)
        {
            output.WriteLine($"{concept,-20} {counts[label]}");
        }

        output.WriteLine($"{"all, named",-20} {all}");
        output.WriteLine($"{"all, as requirement",-20} {requirements}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{adverts} adverts, {characters / Math.Max(1, adverts)} characters each, {clock.Elapsed.TotalMilliseconds / Math.Max(1, adverts):0.0} ms each"));
        return adverts == 0 ? 1 : 0;
    }

    private sealed class Tally
    {
        private int hits;
        private int wrong;
        private int missed;

        public void Add(bool found, bool isTrue)
        {
            hits += found && isTrue ? 1 : 0;
            wrong += found && !isTrue ? 1 : 0;
            missed += !found && isTrue ? 1 : 0;
        }

        public Tally Plus(Tally other) => new() { hits = hits + other.hits, wrong = wrong + other.wrong, missed = missed + other.missed };

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"P {(hits + wrong == 0 ? "  -  " : ((double)hits / (hits + wrong)).ToString("0.000", CultureInfo.InvariantCulture))}  R {(hits + missed == 0 ? "  -  " : ((double)hits / (hits + missed)).ToString("0.000", CultureInfo.InvariantCulture))}  ({hits} right, {wrong} wrong, {missed} missed)");
    }
}
