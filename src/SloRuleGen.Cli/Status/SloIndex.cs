using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Rules;

namespace SloRuleGen.Cli.Status;

/// <summary>Finds the SLO that a series is about: the one whose labels the series has, all of them. What labels it has besides are those of its group.</summary>
internal sealed class SloIndex
{
    private readonly ILookup<string, Slo> _slos;

    /// <param name="infos">Of the rules that are evaluated.</param>
    /// <param name="former">The same of a while: what is in them alone has stopped.</param>
    public SloIndex(IEnumerable<SampleSeries> infos, IEnumerable<SampleSeries> former) => _slos = infos
        .Select(info => new Slo(info.Labels, false))
        .Concat(former.Select(info => new Slo(info.Labels, true)))
        .DistinctBy(slo => slo.Labels)
        .ToLookup(slo => slo.Labels[RecordNames.IdLabel]);

    public bool HasStopped => _slos.Any(slos => slos.Any(slo => slo.HasStopped));

    public IReadOnlyList<BudgetStatus> Statuses => [.. _slos.SelectMany(slos => slos).SelectMany(slo => slo.Statuses)];

    public IEnumerable<(Slo Slo, LabelSet Group, SampleSeries Series)> Match(IEnumerable<SampleSeries> all) =>
        from series in all
            // Of copies whose labels both fit, the one with more of them is meant.
        let slo = _slos[series.Labels[RecordNames.IdLabel]].Where(slo => slo.Owns(series.Labels)).MaxBy(slo => slo.Labels.All.Count)
        where slo is not null
        select (slo, slo.GroupOf(series.Labels), series);

    /// <summary>
    /// The same for alerts. Their class may set and unset labels that the SLO has, so the copy is meant that has most in common with them; where
    /// that leaves several, all of them.
    /// </summary>
    public IEnumerable<(Slo Slo, LabelSet Group, SampleSeries Series)> MatchAlerts(IEnumerable<SampleSeries> all) =>
        from series in all
        let copies = _slos[series.Labels[RecordNames.IdLabel]].ToList()
        from slo in copies
        where slo.InCommon(series.Labels) == copies.Max(copy => copy.InCommon(series.Labels))
        select (slo, slo.GroupOf(series.Labels), series);

    /// <summary>An SLO that the server has rules of, and its groups as far as they are known.</summary>
    /// <param name="hasStopped">Whether its rules are evaluated no more.</param>
    internal sealed class Slo(LabelSet info, bool hasStopped)
    {
        public bool HasStopped => hasStopped;

        private readonly Dictionary<LabelSet, BudgetStatus> _groups = [];
        private readonly List<(LabelSet Group, FiringAlert Alert)> _firing = [];

        public LabelSet Labels { get; } = new(info.All.Where(label => !StatusSeries.OfInfo.Contains(label.Key)));

        public string Period => info[RecordNames.PeriodLabel];

        public TimeSpan? PeriodLength { get; set; }

        /// <summary>Those that have begun, and ended less than a period ago.</summary>
        public IReadOnlyList<RecordedCorrection> Corrections { get; set; } = [];

        public IEnumerable<BudgetStatus> Statuses
        {
            get
            {
                var groups = _groups.Values.DefaultIfEmpty(New(LabelSet.Empty)).ToList();
                // What is told of a group that has no budget must not be lost.
                var ofNone = _firing.Where(firing => !groups.Exists(status => Concerns(firing.Group, status.Group))).ToList();
                return groups.Select(status => status with
                {
                    PeriodLength = PeriodLength,
                    Corrections = Corrections,
                    Firing = [.. _firing.Where(firing => Concerns(firing.Group, status.Group)).Concat(ofNone).Select(firing => firing.Alert).Distinct()],
                });
            }
        }

        /// <summary>The labels that a series has besides.</summary>
        public LabelSet GroupOf(LabelSet series) => new(series.All.Where(label => label.Key != "__name__" && Labels[label.Key].Length == 0));

        public int InCommon(LabelSet series) => Labels.All.Count(label => series[label.Key] == label.Value);

        public bool Owns(LabelSet series) => Labels.All.All(label => series[label.Key] == label.Value);

        public void Change(LabelSet group, Func<BudgetStatus, BudgetStatus> change) =>
            _groups[group] = change(_groups.TryGetValue(group, out var known) ? known : New(group));

        public void Fire(LabelSet group, FiringAlert alert) => _firing.Add((group, alert));

        private BudgetStatus New(LabelSet group) => new(Labels, group, info[RecordNames.ObjectiveLabel], Period, info[RecordNames.OwnerLabel]);

        /// <summary>An alert on the SLO as a whole has no label of the group and concerns all; one of a tier may have labels of its own.</summary>
        private static bool Concerns(LabelSet alert, LabelSet group) => group.All.All(label => alert[label.Key].Length == 0 || alert[label.Key] == label.Value);
    }
}
