using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Risks;
using SloRuleGen.Planning;
using SloRuleGen.RiskSheets;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Operations;

/// <param name="Specs">The SLOs whose risks are ranked; null for a sheet that stands for itself.</param>
/// <param name="Slo">The name of an SLO or <c>service/name</c>; null for all.</param>
/// <param name="Sheet">A sheet in place of the specs' own catalogs; null for none. Given where <paramref name="Specs"/> is null.</param>
/// <param name="Objective">In place of the specs' own; null for those. Given where <paramref name="Specs"/> is null.</param>
/// <param name="Threshold">In place of the specs' own, over 0 and up to 1; null for those.</param>
/// <param name="Accept">The names of risks that are accepted, too.</param>
/// <param name="FailOverBudget">Whether accepted risks that take more than a budget fail the run.</param>
/// <param name="Format"><c>text</c>, <c>json</c>, <c>markdown</c> or <c>csv</c>.</param>
internal sealed record RisksArguments(
    WantedSlos? Specs, string? Slo, string? Sheet, Objective? Objective, Fraction? Threshold, IReadOnlyList<string> Accept, bool FailOverBudget, string Format);

/// <summary>Ranks expected incidents by what they cost in a year, and sets them against its error budget.</summary>
internal static class RankRisks
{
    private const int MostNamed = 10;

    public static int Run(RisksArguments arguments, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        IReadOnlyList<SloPlan> plans = [];
        if (arguments.Specs is { } specs)
        {
            if (specs.ReadPlans(environment, out var exitCode) is not { } read) return exitCode;
            plans = read;
        }

        if (SlosOf(arguments, plans, environment, out var failure) is not { } slos) return failure;
        var without = plans.Select(plan => plan.Id).Distinct().Except(slos.Select(slo => slo.Id)).ToList();
        if (slos.Count == 0) return Failed(Nothing(arguments));
        if (UnknownRisk(arguments.Accept, slos) is { } unknown) return Failed(unknown);

        slos = [.. slos.Select(slo => slo.Accepting(arguments.Accept))];
        Print(slos, without, arguments.Format, terminal);
        if (!arguments.FailOverBudget) return ExitCode.Ok;
        var over = slos.Where(slo => slo.Catalog.IsOverBudget).ToList();
        foreach (var slo in over)
            terminal.Error.WriteLine($"slogen: {PlainText.OneLine(slo.Id)}: the accepted risks take {Figure.Number(slo.Catalog.AcceptedMinutes)} bad minutes a year, and {slo.Catalog.Objective} allows {Figure.Number(slo.Catalog.BudgetMinutes)}");
        return over.Count == 0 ? ExitCode.Ok : ExitCode.Refused;

        int Failed(string message)
        {
            terminal.Error.WriteLine($"slogen: {PlainText.OneLine(message)}");
            return ExitCode.Failed;
        }
    }

    /// <summary>Null where a sheet has mistakes, which are told.</summary>
    private static List<RankedSlo>? SlosOf(RisksArguments arguments, IReadOnlyList<SloPlan> plans, CliEnvironment environment, out int failure)
    {
        failure = ExitCode.Ok;
        if (arguments.Sheet is not { } path) return [.. plans.Where(plan => plan.Slo.Risks is not null).Select(plan => Ranked(plan, plan.Slo.Risks!.Value, arguments))];

        var input = InputFiles.ReadOne(InputKind.Sheet, path, environment);
        var sheet = input.Sources is [var source] ? RiskSheet.Read(source) : null;
        var problems = input.Diagnostics.Concat(sheet?.Diagnostics ?? []).ToList();
        var slos = new List<RankedSlo>();
        if (problems.Count == 0 && arguments.Specs is null) slos.AddRange(sheet!.Catalogs.Where(catalog => arguments.Slo is null || catalog.Slo == arguments.Slo).Select(catalog => Alone(catalog, path, arguments)));
        else if (problems.Count == 0) slos.AddRange(new SheetMatch(plans, arguments.Slo is not null, problems).Of(sheet!).Select(match => Ranked(match.Plan, new RiskCatalog(match.Plan.Slo.Objective.Value, match.Plan.Slo.RiskThreshold, match.Catalog.Risks), arguments)));
        if (problems.Count == 0) return slos;
        DiagnosticPrinter.For(environment.Terminal).Print(problems);
        failure = ExitCode.Of(problems);
        return null;
    }

    private static RankedSlo Ranked(SloPlan plan, RiskCatalog own, RisksArguments arguments) => new(
        plan.Service.Name.Value,
        plan.Slo.Name.Value,
        own with { Objective = arguments.Objective ?? own.Objective, Threshold = arguments.Threshold ?? own.Threshold },
        arguments.Objective is { } other && other != own.Objective ? own.Objective : null);

    private static RankedSlo Alone(SheetCatalog catalog, string path, RisksArguments arguments) =>
        new(null, catalog.Slo ?? path, new RiskCatalog(arguments.Objective!.Value, arguments.Threshold ?? RiskCatalog.DefaultThreshold, catalog.Risks), null) { IsNamed = catalog.Slo is not null };

    private static string Nothing(RisksArguments arguments) => arguments switch
    {
        { Sheet: { } sheet, Slo: { } slo } => $"{sheet} has no risk of '{slo}'",
        { Slo: { } slo } => $"'{slo}' has no risks: list them under 'risks' in the spec, or in a sheet, by --catalog",
        _ => "no SLO here has risks: list them under 'risks' in the spec, or in a sheet, by --catalog",
    };

    private static string? UnknownRisk(IReadOnlyList<string> accepted, IReadOnlyList<RankedSlo> slos)
    {
        var names = slos.SelectMany(slo => slo.Catalog.Risks).Select(risk => risk.Name).Distinct().ToList();
        if (accepted.FirstOrDefault(name => !names.Contains(name)) is not { } unknown) return null;
        var byLetters = names.DistinctBy(name => name.ToLowerInvariant()).ToDictionary(name => name.ToLowerInvariant());
        var help = NearestWord.Of(unknown, byLetters.Keys) is { } meant ? $"did you mean '{byLetters[meant]}'?"
            : $"there are {string.Join(", ", names.Take(MostNamed).Select(name => $"'{name}'"))}{(names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "")}";
        return $"--accept '{unknown}': no risk is called that; {help}";
    }

    private static void Print(IReadOnlyList<RankedSlo> slos, IReadOnlyList<string> without, string format, Terminal terminal)
    {
        switch (format)
        {
            case "json": terminal.Output.WriteLine(RisksJson.Of(slos, without)); break;
            case "markdown": terminal.Output.WriteLine(PageMarkdown.Of(RiskPage.Of(slos, without))); break;
            case "csv":
                foreach (var line in RisksCsv.Lines(slos)) terminal.Output.WriteLine(line);
                break;
            default: PageText.Print(RiskPage.Of(slos, without), terminal); break;
        }
    }
}
