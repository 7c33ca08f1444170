using SloRuleGen.Cli.Console;
using SloRuleGen.Planning;

namespace SloRuleGen.Cli.Explain;

/// <summary>A line for each of many SLOs.</summary>
internal static class SloOverview
{
    public static PagePart.Table Of(IReadOnlyList<SloPlan> slos)
    {
        (string Name, Func<SloPlan, string> Cell)[] columns =
        [
            ("SLO", slo => slo.Id),
            ("Objective", slo => slo.Slo.Objective.Value.ToString()),
            ("Over", slo => slo.Slo.Period.Value.ToString()!),
            ("Full outage allowed", slo => OutageTime.Of(slo.Budget)),
            ("SLA", slo => slo.Slo.Sla?.Value.ToString() ?? ""),
            ("Total outage pages after", slo => OutageWording.PagesAfter(slo)),
            ("Owner", slo => slo.Slo.Owner ?? ""),
        ];
        var shown = columns.Where(column => slos.Any(slo => column.Cell(slo).Length > 0)).ToList();
        return new PagePart.Table(null, [.. shown.Select(column => column.Name)], [.. slos.Select(slo => (IReadOnlyList<string>)[.. shown.Select(column => PlainText.OneLine(column.Cell(slo)))])]);
    }
}
