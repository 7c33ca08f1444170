using System.Text;
using SloRuleGen.Cli.Files;
using SloRuleGen.Planning;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Samples;

/// <summary>
/// Reads the base rates of SLOs from OpenMetrics text: what this program saved, or what <c>promtool tsdb dump-openmetrics</c> gives of a
/// server with the rules. Other series are passed over.
/// </summary>
/// <param name="name">What the user calls the file.</param>
internal sealed class OpenMetricsFile(string path, string name, IReadOnlyList<SloPlan> plans, SampleTime time)
{
    /// <summary>How long Prometheus takes the latest sample of a series for its value.</summary>
    private static readonly PromDuration s_lookBack = PromDuration.FromMinutes(5);

    private readonly List<Found> _all = [.. plans.Select(plan => new Found(plan, SampleIds.Of(plan)))];
    private readonly SampleRoom _room = new();

    /// <exception cref="SampleException">It cannot be used.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public IReadOnlyList<MeasuredSlo> Read()
    {
        // First what there is, then the values.
        var other = "";
        var isWhole = false;
        foreach (var (number, line) in Lines())
        {
            if (isWhole) throw Wrong(number, $"nothing stands behind '{OpenMetricsLine.End}'");
            isWhole = line == OpenMetricsLine.End;
            if (line.Length == 0 || line[0] is '#' or '{') continue;
            var sample = OpenMetricsLine.Read(line, out var problem) ?? throw Wrong(number, problem!);
            if (!Note(sample, number) && other.Length == 0) other = sample.Name;
        }

        if (!isWhole) throw new SampleException($"{name}: it is cut off: the last line has to be '{OpenMetricsLine.End}'");
        foreach (var slo in _all) slo.Begin(time, _room);
        if (_all.TrueForAll(slo => slo.Rows is null)) throw new SampleException(Nothing(other));
        foreach (var (number, line) in Lines())
        {
            if (line.Length == 0 || line[0] is '#' or '{') continue;
            var sample = OpenMetricsLine.Read(line, out _)!;
            foreach (var slo in _all)
            {
                if (slo.KindOf(sample) is { } kind && !slo.Put(kind, sample)) throw Wrong(number, "its time is before that of the line before, which is of the same series");
            }
        }

        return [.. _all.Select(slo => slo.Measured)];
    }

    /// <returns>Whether it is a series that anybody reads.</returns>
    private bool Note(OpenMetricsLine sample, int number)
    {
        if (sample.Name == ReplayMarks.Series)
        {
            var marks = ReplayMarks.Of(sample.Labels) ?? throw Wrong(number, $"the labels of {ReplayMarks.Series} are not whole");
            foreach (var slo in _all.Where(slo => sample.Labels.IsOf(slo.Ids))) slo.Marks = marks;
            return true;
        }

        var isKnown = false;
        foreach (var slo in _all.Where(slo => slo.KindOf(sample) is not null))
        {
            slo.See(sample.At ?? throw Wrong(number, "it has no time"));
            isKnown = true;
        }

        return isKnown;
    }

    private string Nothing(string other)
    {
        var wanted = _all[0].Wanted;
        var found = other.Length == 0 ? "" : $" It holds {other}, for one: raw series have to be evaluated by a server. Give them to a Prometheus (promtool tsdb create-blocks-from openmetrics) and name it by --prometheus.";
        return $"{name}: it has no series {wanted}, which is what can be read: what rules record, as --save writes it.{found}";
    }

    private IEnumerable<(int Number, string Line)> Lines()
    {
        using var stream = RegularFile.Open(path);
        var lines = new ByteLines(stream);
        for (var number = 1; Next() is { } line; number++) yield return (number, number == 1 ? line.TrimStart('\uFEFF') : line);

        string? Next() => lines.TryRead(out var line) ? Encoding.UTF8.GetString(line).TrimEnd('\r') : null;
    }

    private SampleException Wrong(int line, string problem) => new($"{name}:{line}: {problem}");

    /// <summary>What is found of one SLO.</summary>
    private sealed class Found(SloPlan plan, LabelSet ids)
    {
        private readonly Dictionary<string, RateKind> _kinds = new SampleRows(plan, new SampleGrid(DateTimeOffset.UnixEpoch, SampleTime.UsualStep, 0), new SampleRoom())
            .Rates.ToDictionary(rate => rate.Rate.Record, rate => rate.Kind, StringComparer.Ordinal);

        private DateTimeOffset _first = DateTimeOffset.MaxValue;
        private DateTimeOffset _last = DateTimeOffset.MinValue;
        private DateTimeOffset _from;
        private (LabelSet Labels, RateKind Kind, DateTimeOffset At, double[] Row)? _open;
        private long _lookBack;

        public LabelSet Ids => ids;

        public string Wanted => $"{_kinds.First().Key}{ids}";

        public ReplayMarks? Marks { get; set; }

        /// <summary>Null where nothing was found.</summary>
        public SampleRows? Rows { get; private set; }

        public MeasuredSlo Measured => Rows is { } rows
            ? rows.Measured(_from, Marks is null ? _first : Marks.RecordedSince)
            : new(plan, Marks?.From ?? DateTimeOffset.UnixEpoch, Marks?.To ?? DateTimeOffset.UnixEpoch, null, []);

        public RateKind? KindOf(OpenMetricsLine sample) => _kinds.TryGetValue(sample.Name, out var kind) && sample.Labels.IsOf(ids) ? kind : null;

        public void See(DateTimeOffset at) => (_first, _last) = (at < _first ? at : _first, at > _last ? at : _last);

        public void Begin(SampleTime time, SampleRoom room)
        {
            if (_last < _first) return;
            if (Marks is { } marks && time.Step is { } other && other != marks.Step) throw new SampleException($"the samples of {plan.Id} stand {marks.Step} apart: --step {other} is not theirs");
            var step = Marks?.Step ?? time.Step ?? SampleTime.UsualStep;
            _lookBack = (Marks?.Step ?? s_lookBack).Milliseconds;
            var start = _first.AddMilliseconds(-step.Milliseconds);
            if (start < DateTimeOffset.UnixEpoch) start = DateTimeOffset.UnixEpoch;
            var to = time.To?.From(_last) ?? Marks?.To ?? _last;
            _from = time.From?.From(_last) ?? Marks?.From ?? _first;
            Rows = new SampleRows(plan, SampleTime.Grid(start, to, step), room);
            if (_from >= to) throw new SampleException("--from has to be before --to");
        }

        /// <returns>Whether the sample is in its order.</returns>
        public bool Put(RateKind kind, OpenMetricsLine sample)
        {
            var (rows, at) = (Rows!, sample.At!.Value);
            var isSame = _open is { } open && open.Kind == kind && open.Labels.Equals(sample.Labels);
            if (isSame && at < _open!.Value.At) return false;
            var row = isSame ? _open!.Value.Row : rows.Of(kind, sample.Labels);
            _open = (sample.Labels, kind, at, row);
            var end = at.AddMilliseconds(_lookBack);
            for (var index = Math.Max(0, rows.Grid.IndexFrom(at)); index < rows.Grid.Count && rows.Grid.At((int)index) < end; index++) row[index] = sample.Value;
            return true;
        }
    }
}
