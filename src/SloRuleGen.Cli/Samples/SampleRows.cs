using SloRuleGen.Planning;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Rules.Records;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Samples;

/// <summary>One of an SLO's base rates.</summary>
internal enum RateKind
{
    Bad,
    Total,
    Excluded,
}

/// <summary>The base rates of an SLO's groups, at each instant of a grid.</summary>
/// <param name="room">How many steps of groups may still be held, of this and all other SLOs of the run.</param>
internal sealed class SampleRows(SloPlan plan, SampleGrid grid, SampleRoom room)
{
    private readonly BaseRates _rates = BaseRates.Of(plan);
    private readonly SortedDictionary<string, (LabelSet Labels, double[] Bad, double[] Total)> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<LabelSet, double[]> _excluded = [];

    public SloPlan Plan => plan;

    public SampleGrid Grid => grid;

    /// <summary>The base rates that there are, with what they are called.</summary>
    public IEnumerable<(RateKind Kind, BaseRate Rate)> Rates
    {
        get
        {
            yield return (RateKind.Bad, _rates.Bad);
            if (_rates.Total is { } total) yield return (RateKind.Total, total);
            if (_rates.Excluded is { } excluded) yield return (RateKind.Excluded, excluded);
        }
    }

    /// <summary>The first instant that has a value of any event; null for none.</summary>
    public int? First
    {
        get
        {
            var first = _groups.Values.Select(group => Array.FindIndex(group.Bad, IsThere)).Where(index => index >= 0).ToList();
            return first.Count == 0 ? null : first.Min();
        }
    }

    /// <summary>All values of one kind, by the labels of their groups, in the order of these.</summary>
    public IEnumerable<(LabelSet Labels, double[] Values)> Of(RateKind kind) => kind switch
    {
        RateKind.Excluded => _excluded.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)),
        RateKind.Bad => _groups.Values.Select(group => (group.Labels, group.Bad)),
        _ => _groups.Values.Select(group => (group.Labels, group.Total)),
    };

    /// <summary>The values of a group, NaN where there is none yet.</summary>
    /// <param name="labels">Of any series: others than those of the group do not count.</param>
    public double[] Of(RateKind kind, LabelSet labels)
    {
        var names = kind == RateKind.Excluded ? plan.Slo.Exclude?.By ?? [] : plan.Slo.Sli.By;
        var group = new LabelSet(labels.All.Where(label => names.Contains(label.Key)));
        if (kind == RateKind.Excluded)
        {
            if (!_excluded.TryGetValue(group, out var excluded)) _excluded.Add(group, excluded = NewRow());
            return excluded;
        }

        var key = group.ToString();
        if (!_groups.TryGetValue(key, out var rows)) _groups.Add(key, rows = (group, NewRow(), NewRow()));
        return kind == RateKind.Bad ? rows.Bad : rows.Total;
    }

    /// <param name="from">From where on it is told of.</param>
    public MeasuredSlo Measured(DateTimeOffset from, DateTimeOffset? recordedSince) =>
        new(plan, from, grid.End, recordedSince, First is { } first ? [.. _groups.Values.Select(group => new MeasuredGroup(group.Labels, () => Events(group, first)))] : []);

    private EventSeries Events((LabelSet Labels, double[] Bad, double[] Total) group, int first)
    {
        var (count, seconds) = (grid.Count - first, grid.Step.Milliseconds / 1000.0);
        var (bad, total) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            // A ratio without counts is one event at each instant.
            var (part, all) = _rates.Total is null ? (group.Bad[first + i], 1) : (group.Bad[first + i] * seconds, group.Total[first + i] * seconds);
            var isThere = IsThere(part) && IsThere(all);
            total[i] = isThere ? all : double.NaN;
            bad[i] = isThere ? Math.Min(part, all) : double.NaN;
        }

        return new EventSeries(grid.At(first - 1), grid.Step, bad, total) { IsRecorded = true, Maintenance = Maintenance(group.Labels) };
    }

    private List<Stretch> Maintenance(LabelSet group)
    {
        var rows = _excluded.Where(pair => pair.Key.All.All(label => group[label.Key] == label.Value)).Select(pair => pair.Value).ToList();
        var stretches = new List<Stretch>();
        int? since = null;
        for (var i = 0; i <= grid.Count; i++)
        {
            var lasts = i < grid.Count && rows.Exists(row => IsThere(row[i]));
            if (lasts) since ??= i;
            else if (since is { } first)
            {
                stretches.Add(new(grid.At(first), grid.At(i)));
                since = null;
            }
        }

        return stretches;
    }

    private static bool IsThere(double value) => double.IsFinite(value) && value >= 0;

    private double[] NewRow()
    {
        room.Take(grid.Count);
        var row = new double[grid.Count];
        Array.Fill(row, double.NaN);
        return row;
    }
}

/// <summary>How many values may still be held.</summary>
internal sealed class SampleRoom
{
    private long _left = 2 * SampleLimits.MostOfAll;

    /// <exception cref="SampleException">There is no more room.</exception>
    public void Take(int values)
    {
        _left -= values;
        if (_left < 0) throw new SampleException($"there are more groups than can be held: together no more than {SampleLimits.MostOfAll} steps; {SampleLimits.WhatToDo}");
    }
}
