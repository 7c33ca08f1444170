using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Operations;
using SloRuleGen.PromQL.Checking;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen promql</c>: one expression, or one for each line of standard input.</summary>
internal static class PromQLCommand
{
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var expression = new Argument<string?>("EXPR")
        {
            Description = "The expression, or - to read it from standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var lines = new Option<bool>("--json-lines")
        {
            Description = "Read a JSON string from each line of standard input, and answer each with a line of JSON.",
        };
        var window = new Option<bool>("--window")
        {
            Description = "Allow $window where a duration may stand, as in the queries of a spec.",
        };
        var version = PrometheusVersionOption.Create("The oldest Prometheus that is to take the expressions; without it the newest that is known.", PromQLReleases.Newest);
        var features = FeatureOption.Create();
        var settings = new SettingsOptions();
        var command = new DocumentedCommand(
            "promql",
            "Check PromQL as Prometheus would, and print it formatted.",
            "slogen promql 'sum by(job)(rate(http_requests_total[5m]))'",
            "slogen promql --window 'sum(rate(errors_total[$window]))'",
            "slogen promql --prometheus-version 3.4 --enable-feature promql-duration-expr 'rate(errors_total[5m + 1m])'",
            "slogen promql - < query.promql",
            "jq -c '.groups[].rules[].expr' rules.json | slogen promql --json-lines")
        {
            expression, lines, window, version, features,
        };
        settings.AddTo(command);
        command.Validators.Add(result =>
        {
            var text = result.GetValue(expression);
            if (result.IsOn(lines) && text is not null) result.AddError("--json-lines reads expressions from standard input, and cannot be used with EXPR.");
            else if (!result.IsOn(lines) && text is null) result.AddError("Give an expression, - to read one from standard input, or --json-lines to read many.");
            // PromQL may start with two signs, but hardly ever does; a mistyped option always does.
            else if (text?.StartsWith("--", StringComparison.Ordinal) == true) result.AddError(UnknownWord.Option(text, result, "; an expression that starts so goes in parentheses"));
        });
        command.SetAction(parse => settings.Run(
            parse,
            [],
            environmentOf(parse),
            values => new PrometheusServer(values.Of("prometheus_version", version, values.Settings.PrometheusVersion), values.Features(features)),
            (server, environment) =>
            {
                var check = new CheckPromQL(environment, server, parse.GetValue(window));
                return parse.GetValue(expression) is not { } text ? check.RunLines() : text == InputFiles.StandardInput ? check.RunInput() : check.RunOne(text);
            }));
        return command;
    }
}
