using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Gate;
using SloRuleGen.Cli.Servers;
using SloRuleGen.Cli.Status;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Operations;

/// <param name="Overriding">Why the release goes whatever is said; null for no such reason.</param>
/// <param name="Format"><c>text</c>, <c>json</c> or <c>markdown</c>.</param>
internal sealed record GateArguments(ServerArguments Server, WantedSlos Specs, GateConditions Conditions, string? Overriding, string Format);

/// <summary>Tells whether a release may go, from what is left of error budgets and what fires on a server.</summary>
internal static class GateRelease
{
    public static int Run(GateArguments arguments, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        if (arguments.Specs.Read(environment, out var exitCode) is not { } wanted) return exitCode;
        if (ProblemWith(arguments.Conditions, wanted) is { } problem)
        {
            terminal.Error.WriteLine($"slogen: {PlainText.OneLine(problem)}");
            return ExitCode.Failed;
        }

        return ServerRun.Run(
            arguments.Server,
            environment,
            server => GateFacts.ReadAsync(server, wanted),
            facts =>
            {
                foreach (var difference in ExpectedSlo.DifferencesOf(wanted, facts.Statuses)) terminal.Error.WriteLine($"slogen: {PlainText.OneLine(difference)}");
                return Tell(new GateJudge(arguments.Conditions, facts).Judge(wanted), null);
            },
            reasons => Tell([], string.Join("; ", reasons)));

        int Tell(IReadOnlyList<SloVerdict> slos, string? problem)
        {
            var report = new GateReport(arguments.Server.Connection.Address.ToString(), arguments.Conditions, slos, problem, arguments.Overriding);
            switch (arguments.Format)
            {
                case "json": terminal.Output.WriteLine(GateJson.Of(report)); break;
                case "markdown": terminal.Output.WriteLine(GateMarkdown.Of(report)); break;
                default: GateText.Print(report, terminal); break;
            }

            return report.Code;
        }
    }

    /// <summary>A condition that no SLO could meet would let everything pass.</summary>
    private static string? ProblemWith(GateConditions conditions, IReadOnlyList<ExpectedSlo> wanted)
    {
        foreach (var severity in conditions.NoFiring.Where(severity => !wanted.Any(slo => slo.HasAlert(severity))))
            return $"none of these SLOs has a {(severity == AlertSeverity.Page ? "page" : "ticket")}, so none that fires can be a reason to wait";
        var tiers = wanted.SelectMany(slo => slo.PolicyTiers).Distinct(StringComparer.Ordinal).ToList();
        if (conditions is not { Policy: false, PolicyTiers: [] } && tiers.Count == 0) return "none of these SLOs has a 'budget_policy', so no tier of one can be a reason to wait";
        if (conditions.PolicyTiers.FirstOrDefault(tier => !tiers.Contains(tier)) is not { } unknown) return null;
        return $"no budget policy of these SLOs has a tier {Wording.Quote(unknown)}; " + (NearestWord.Of(unknown, tiers) is { } meant ? $"did you mean '{meant}'?" : $"there are {Enumeration.And(tiers)}");
    }
}
