using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Simulate;

/// <summary>Stories for people.</summary>
internal static class SimulationText
{
    private const int PageWidth = 80;

    public static void Print(IReadOnlyList<Simulated> slos, Terminal terminal)
    {
        var tables = new TextTables(terminal);
        foreach (var (i, slo) in slos.Index())
        {
            if (i > 0) tables.EmptyLine();
            Print(slo, tables, terminal.Width ?? PageWidth);
        }
    }

    private static void Print(Simulated slo, TextTables tables, int width)
    {
        tables.Title(slo.Title);
        tables.EmptyLine();
        tables.Facts([.. slo.Facts]);
        tables.EmptyLine();
        tables.Table(
            ["Time", "What", "Budget left"],
            slo.Events.Select(turn => (IReadOnlyList<string>)[StoryWording.At(turn.At), StoryWording.Of(slo.Plan, turn), StoryWording.Share(turn.Remaining)]));
        if (slo.Events.All(turn => turn.Alert is null)) tables.Line("No alert fires.");
        tables.EmptyLine();
        foreach (var line in BudgetPlot.Of(slo.Story, width)) tables.Line(line);
        if (slo.Other is null) return;
        tables.EmptyLine();
        tables.Table(
            ["Alert", Simulated.MethodOf(slo.Plan), Simulated.MethodOf(slo.Other.Plan)],
            slo.Comparison.Select(row => (IReadOnlyList<string>)[row.Tier, row.One, row.Other]));
    }
}
