using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Servers;
using SloRuleGen.Cli.Status;
using SloRuleGen.Rules;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Operations;

/// <param name="Specs">The SLOs that are shown; null for all that the server has.</param>
/// <param name="Slo">The name of an SLO or <c>service/name</c>; null for all.</param>
/// <param name="Labels">Of what the server has, those alone that have these labels.</param>
/// <param name="Groups">Whether each group of a divided SLO has a line, not the worst alone.</param>
/// <param name="Watch">How often to ask again; null for once.</param>
internal sealed record StatusArguments(
    ServerArguments Server, WantedSlos? Specs, string? Slo, IReadOnlyDictionary<string, string> Labels, bool Groups, bool Json, TimeSpan? Watch);

/// <summary>Shows how SLOs stand, from what their rules have recorded on a server.</summary>
internal static class ShowStatus
{
    public static int Run(StatusArguments arguments, CliEnvironment environment)
    {
        IReadOnlyList<ExpectedSlo>? wanted = null;
        if (arguments.Specs is { } specs && (wanted = specs.Read(environment, out var exitCode)) is null) return exitCode;
        if (arguments.Watch is { } interval)
        {
            var board = new StatusBoard(arguments.Server.Connection.Address.Authority, interval, environment);
            return ServerRun.Watch(arguments.Server, environment, interval, StatusReader.ReadAsync, (all, problem) =>
            {
                var statuses = Picked(all, wanted, arguments);
                board.Show(statuses, problem ?? (statuses.Count == 0 ? Absence(all, arguments) : null));
            });
        }

        return ServerRun.Run(arguments.Server, environment, StatusReader.ReadAsync, all => Show(all, wanted, arguments, environment.Terminal));
    }

    private static int Show(IReadOnlyList<BudgetStatus> all, IReadOnlyList<ExpectedSlo>? wanted, StatusArguments arguments, Terminal terminal)
    {
        var statuses = Picked(all, wanted, arguments);
        if (statuses.Count == 0)
        {
            terminal.Error.WriteLine($"slogen: {Absence(all, arguments)}");
            return ExitCode.Failed;
        }

        if (arguments.Json) terminal.Output.WriteLine(StatusJson.Of(statuses));
        else StatusTable.Print(statuses, terminal);
        foreach (var difference in ExpectedSlo.DifferencesOf(wanted ?? [], all)) terminal.Error.WriteLine($"slogen: {PlainText.OneLine(difference)}");
        return ExitCode.Ok;
    }

    /// <summary>The worst first.</summary>
    private static IReadOnlyList<BudgetStatus> Picked(IReadOnlyList<BudgetStatus> all, IReadOnlyList<ExpectedSlo>? wanted, StatusArguments arguments)
    {
        var picked = wanted is not null ? wanted.SelectMany(slo => slo.In(all)) : all.Where(status => IsNamed(status, arguments.Slo) && status.Has(arguments.Labels));
        return arguments.Groups ? StatusOrder.WorstFirst(picked) : StatusOrder.WorstGroups(picked);
    }

    private static bool IsNamed(BudgetStatus status, string? slo) => slo is null || status.Name == slo || FullName(status) == slo;

    /// <summary>Why nothing is shown.</summary>
    private static string Absence(IReadOnlyList<BudgetStatus> all, StatusArguments arguments)
    {
        if (all.Count == 0) return $"{arguments.Server.Connection.Address} has no series {RecordNames.Info}: no rules of slogen are loaded there, or they were not evaluated yet";
        if (arguments.Slo is { } slo && !all.Any(status => IsNamed(status, slo))) return $"no SLO on the server is called '{PlainText.OneLine(slo)}'{Hint(slo, all)}";
        return "no such SLO on the server has these labels";
    }

    private static string FullName(BudgetStatus status) => $"{status.Service}/{status.Name}";

    private static string Hint(string unknown, IReadOnlyList<BudgetStatus> all) =>
        NearestWord.Of(unknown, all.Select(FullName).Concat(all.Select(status => status.Name)).Distinct()) is { } meant ? $"; did you mean '{PlainText.OneLine(meant)}'?" : "";
}
