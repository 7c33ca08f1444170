using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Servers;
using SloRuleGen.Cli.Status;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Operations;

/// <param name="Slo">The name of an SLO or <c>service/name</c>; null for all.</param>
/// <param name="Groups">Whether each group of a divided SLO has a line, not the worst alone.</param>
internal sealed record StatusArguments(ServerArguments Server, string? Slo, bool Groups, bool Json);

/// <summary>Shows how the SLOs of a server stand, from what its rules have recorded.</summary>
internal static class ShowStatus
{
    public static int Run(StatusArguments arguments, CliEnvironment environment) => ServerRun.Run(
        arguments.Server,
        environment,
        StatusReader.ReadAsync,
        statuses => Show(statuses, arguments, environment));

    private static int Show(IReadOnlyList<BudgetStatus> all, StatusArguments arguments, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        var wanted = arguments.Slo is { } name ? all.Where(status => status.Name == name || FullName(status) == name) : all;
        var statuses = arguments.Groups ? StatusOrder.WorstFirst(wanted) : StatusOrder.WorstGroups(wanted);
        if (statuses.Count == 0)
        {
            terminal.Error.WriteLine(all.Count > 0
                ? $"slogen: no SLO on the server is called '{PlainText.OneLine(arguments.Slo!)}'{Hint(arguments.Slo!, all)}"
                : $"slogen: {arguments.Server.Connection.Address} has no series {StatusSeries.Info}: no rules of slogen are loaded there, or they were not evaluated yet");
            return ExitCode.Failed;
        }

        if (arguments.Json) terminal.Output.WriteLine(StatusJson.Of(statuses));
        else StatusTable.Print(statuses, environment.Time.GetUtcNow(), terminal);
        return ExitCode.Ok;
    }

    private static string FullName(BudgetStatus status) => $"{status.Service}/{status.Name}";

    private static string Hint(string unknown, IReadOnlyList<BudgetStatus> all) =>
        NearestWord.Of(unknown, all.Select(FullName).Concat(all.Select(status => status.Name)).Distinct()) is { } meant ? $"; did you mean '{PlainText.OneLine(meant)}'?" : "";
}
