using SloRuleGen.Planning;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Rules;

namespace SloRuleGen.Cli.Samples;

/// <summary>What was fetched of one SLO, and how.</summary>
internal sealed record FetchedSlo(SampleRows Rows, DateTimeOffset From, DateTimeOffset? RecordedSince)
{
    public MeasuredSlo Measured => Rows.Measured(From, RecordedSince);
}

/// <summary>Writes what was fetched as OpenMetrics text: the series that rules record, at each step.</summary>
internal static class OpenMetricsWriter
{
    /// <returns>How many samples there are.</returns>
    public static long Write(IReadOnlyList<FetchedSlo> slos, TextWriter output)
    {
        var count = 0L;
        Line(ReplayMarks.FirstLine);
        foreach (var slo in slos)
        {
            var marks = new ReplayMarks(slo.From, slo.Rows.Grid.End, slo.Rows.Grid.Step, slo.RecordedSince);
            Line(OpenMetricsLine.Of(ReplayMarks.Series, marks.Labels(SampleIds.Of(slo.Rows.Plan)), 1, marks.To));
        }

        foreach (var record in slos.SelectMany(slo => slo.Rows.Rates, (slo, rate) => (slo.Rows, rate.Kind, rate.Rate.Record)).GroupBy(one => one.Record))
        {
            Line($"# TYPE {record.Key} gauge");
            foreach (var (rows, kind, _) in record)
            {
                foreach (var (labels, values) in rows.Of(kind)) Write(OpenMetricsLine.SeriesOf(record.Key, Labels(rows.Plan, labels)), rows.Grid, values);
            }
        }

        Line(OpenMetricsLine.End);
        return count;

        void Write(string series, SampleGrid grid, double[] values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (double.IsNaN(values[i])) continue;
                Line(OpenMetricsLine.Of(series, values[i], grid.At(i)));
                count++;
            }
        }

        // Lines end in LF wherever this runs.
        void Line(string text)
        {
            output.Write(text);
            output.Write('\n');
        }
    }

    private static LabelSet Labels(SloPlan plan, LabelSet group) => new(
        [.. SampleIds.Of(plan).All, new(RecordNames.ServiceLabel, plan.Service.Name.Value), new(RecordNames.SloLabel, plan.Slo.Name.Value), .. group.All]);
}
