using System.Globalization;
using System.Text;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Planning;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Simulation;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Samples;

/// <summary>
/// Reads events from comma-separated values: a line of names, then one line for each time, with the columns <c>time</c>, two of
/// <c>good</c>, <c>bad</c> and <c>total</c>, <c>slo</c> where there are several, and the labels of groups. Lines that are missing, and empty
/// counts, are times without a series.
/// </summary>
/// <param name="name">What the user calls the file.</param>
/// <param name="passesOver">Whether lines of other SLOs are passed over, and not refused.</param>
internal sealed class CsvFile(string path, string name, IReadOnlyList<SloPlan> plans, SampleTime time, bool passesOver)
{
    private const string Time = "time";
    private const string Good = "good";
    private const string Bad = "bad";
    private const string Total = "total";
    private const string Slo = "slo";

    private static readonly string[] s_counts = [Good, Bad, Total];

    private readonly List<string> _columns = [];
    private readonly SortedDictionary<string, Group> _groups = new(StringComparer.Ordinal);
    private long _count;

    /// <exception cref="SampleException">It cannot be used.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public IReadOnlyList<MeasuredSlo> Read()
    {
        using var stream = RegularFile.Open(path);
        var lines = new ByteLines(stream);
        for (var number = 1; lines.TryRead(out var bytes); number++)
        {
            var line = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').TrimEnd('\r');
            if (line.Trim().Length == 0) continue;
            var cells = CsvLine.Read(line) ?? throw Wrong(number, "a quote is not closed");
            if (_columns.Count == 0) ReadNames(cells, number);
            else ReadRow(cells, number);
        }

        if (_groups.Count == 0) throw new SampleException($"{name}: it holds no events{(_columns.Count == 0 ? ": name the columns in its first line, as in time,bad,total" : "")}");
        var step = time.Step ?? Step();
        return [.. plans.Select(plan => Measured(plan, step))];
    }

    private void ReadNames(List<string> names, int number)
    {
        _columns.AddRange(names.Select(column => column.ToLowerInvariant() is var lower && (lower is Time or Slo || s_counts.Contains(lower)) ? lower : column));
        var labels = plans.SelectMany(plan => plan.Slo.Sli.By).Distinct().ToList();
        if (_columns.GroupBy(column => column).FirstOrDefault(same => same.Count() > 1) is { Key: var twice }) throw Wrong(number, $"the column {Wording.Quote(twice)} is there twice");
        if (!_columns.Contains(Time)) throw Wrong(number, "name the columns here, time among them, as in time,bad,total");
        if (_columns.Count(s_counts.Contains) < 2) throw Wrong(number, "two of the columns good, bad and total are needed");
        if (_columns.Find(column => column is not (Time or Slo) && !s_counts.Contains(column) && !labels.Contains(column)) is { } unknown)
            throw Wrong(number, $"the column {Wording.Quote(unknown)} is neither time, slo, good, bad nor total, nor a label that a spec has in 'by'{(NearestWord.Of(unknown, [Time, Slo, .. s_counts, .. labels]) is { } meant ? $"; did you mean '{meant}'?" : "")}");
        if (!_columns.Contains(Slo) && plans.Count > 1) throw Wrong(number, $"there are {plans.Count} SLOs: say in a column 'slo' which of them a line is about, or name one by --slo");
    }

    private void ReadRow(List<string> cells, int number)
    {
        if (cells.Count != _columns.Count) throw Wrong(number, $"it has {cells.Count} cells and the line of names has {_columns.Count}");
        if (SloOf(number, cells) is not { } plan) return;
        if (InstantText.Read(Cell(Time)!) is not { } at) throw Wrong(number, $"{Wording.Quote(Cell(Time)!)} is no time such as {InstantText.Forms}");
        var labels = new LabelSet(plan.Slo.Sli.By.Where(_columns.Contains).Select(label => KeyValuePair.Create(label, Cell(label)!)));
        var (good, bad, total) = (CountOf(Good), CountOf(Bad), CountOf(Total));
        var (failed, all) = (bad ?? total - good, total ?? bad + good);
        if (good is null && bad is null && total is null) return;
        if (failed is null || all is null) throw Wrong(number, "two of good, bad and total are needed, or none of them where nothing was measured");
        if (failed < 0 || failed > all || (bad + good is { } sum && total is { } known && Math.Abs(sum - known) > 1e-6 * known))
            throw Wrong(number, bad is not null && good is not null ? $"{good} good and {bad} bad events are not {total} in all" : $"{good ?? bad} {(good is null ? "bad" : "good")} events are more than all {total}");
        if (++_count > SampleLimits.MostOfAll / 2) throw Wrong(number, $"there are more lines than can be held: no more than {SampleLimits.MostOfAll / 2}; {SampleLimits.WhatToDo}");
        var key = $"{plan.Id} {labels}";
        if (!_groups.TryGetValue(key, out var group)) _groups.Add(key, group = new Group(plan, labels));
        if (group.Rows.Count > 0 && at <= group.Rows[^1].At) throw Wrong(number, "its time is not after that of the line before of the same SLO and group");

        // A ratio without counts is one event at each instant.
        group.Rows.Add(plan.Slo.HasCounts ? new(number, at, failed.Value, all.Value) : new(number, at, all > 0 ? failed.Value / all.Value : double.NaN, 1));

        string? Cell(string column) => _columns.IndexOf(column) is >= 0 and var index ? cells[index] : null;

        double? CountOf(string column) => Cell(column) switch
        {
            null or "" => null,
            var text => double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var count) && double.IsFinite(count) && count < 1e15
                ? count
                : throw Wrong(number, $"{Wording.Quote(text)} is no number of events"),
        };
    }

    private SloPlan? SloOf(int number, List<string> cells)
    {
        if (_columns.IndexOf(Slo) is not (>= 0 and var index)) return plans[0];
        var named = plans.Where(plan => plan.Id == cells[index] || plan.Slo.Name.Value == cells[index]).ToList();
        if (named.Count == 1 || (named.Count == 0 && passesOver)) return named.FirstOrDefault();
        throw Wrong(number, named.Count > 1
            ? $"several SLOs are called {Wording.Quote(cells[index])}: write SERVICE/NAME"
            : $"no SLO is called {Wording.Quote(cells[index])}{(NearestWord.Of(cells[index], plans.Select(plan => plan.Id).Concat(plans.Select(plan => plan.Slo.Name.Value))) is { } meant ? $"; did you mean '{meant}'?" : "")}");
    }

    /// <summary>The least time from one line to the next.</summary>
    private PromDuration Step()
    {
        var least = _groups.Values.SelectMany(group => group.Rows.Zip(group.Rows.Skip(1), (row, next) => (next.At - row.At).TotalMilliseconds)).DefaultIfEmpty(0).Min();
        return least > 0 ? PromDuration.FromMilliseconds((long)least) : throw new SampleException($"{name}: of no SLO are there two lines, to know how long the time of each is: give a --step");
    }

    private MeasuredSlo Measured(SloPlan plan, PromDuration step)
    {
        if (plan.Slo.Slices is { Length.Value: var slice } && slice.Milliseconds % step.Milliseconds != 0)
            throw new SampleException($"{name}: the slices of {plan.Id} are {slice} long, and {step} is no whole part of that: give events of {slice} or shorter times");
        var groups = _groups.Values.Where(group => group.Plan == plan).ToList();
        if (groups.Count == 0) return new(plan, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, null, []);
        var start = groups.Min(group => group.Rows[0].At);
        var last = groups.Max(group => group.Rows[^1].At).AddMilliseconds(step.Milliseconds);
        var (from, to) = (time.From?.From(last) ?? start, time.To?.From(last) ?? last);
        var count = SampleTime.Grid(start, to, step).Count;
        if (from >= to) throw new SampleException("--from has to be before --to");
        if (groups.Count * (long)count > SampleLimits.MostOfAll) throw new SampleException($"{name}: {groups.Count} groups of {count} steps of {step} are more than can be held; {SampleLimits.WhatToDo}");
        foreach (var row in groups.SelectMany(group => group.Rows))
        {
            if ((row.At - start).TotalMilliseconds % step.Milliseconds != 0) throw Wrong(row.Line, $"its time is no whole number of {step} after the first of its SLO");
        }

        return new(plan, from, start.AddMilliseconds(count * step.Milliseconds), null, [.. groups.Select(group => new MeasuredGroup(group.Labels, () => group.Events(start, step, count)))]);
    }

    private SampleException Wrong(int line, string problem) => new($"{name}:{line}: {PlainText.OneLine(problem)}");

    private readonly record struct Row(int Line, DateTimeOffset At, double Bad, double Total);

    private sealed record Group(SloPlan Plan, LabelSet Labels)
    {
        public List<Row> Rows { get; } = [];

        public EventSeries Events(DateTimeOffset start, PromDuration step, int count)
        {
            var (bad, total) = (new double[count], new double[count]);
            Array.Fill(total, double.NaN);
            foreach (var row in Rows)
            {
                var index = (long)((row.At - start).TotalMilliseconds / step.Milliseconds);
                if (index < count) (bad[index], total[index]) = (row.Bad, double.IsNaN(row.Bad) ? double.NaN : row.Total);
            }

            return new EventSeries(start, step, bad, total);
        }
    }
}
