using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Init;
using SloRuleGen.Cli.Operations;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen init</c>: a first spec of a service.</summary>
internal static class InitCommand
{
    private static readonly string[] s_systems = [CiFile.GitHub, CiFile.GitLab, CiFile.PreCommit];

    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf)
    {
        var service = Text("--service", "NAME", "What the spec is about; also the name of its file.");
        var name = Text("--name", "NAME", "What the SLO is called. Without it, the last word of the template's name.");
        var template = Text("--template", "NAME", "How it is measured: one of 'slogen templates'.");
        var selector = Text("--selector", "MATCHERS", "Which series are its own, such as job=\"checkout\". Short for --with selector=….");
        var with = new Option<IReadOnlyDictionary<string, string>>("--with")
        {
            Description = "What else the template is given, such as threshold=300ms. May be repeated.",
            HelpName = "NAME=VALUE",
            AllowMultipleArgumentsPerToken = false,
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result => KeyValues.Read(result, "--with", (_, _) => null),
            DefaultValueFactory = _ => new Dictionary<string, string>(),
        };
        var objective = ObjectiveOption.Create("The share that must be good, such as 99.9%. With a server, the highest usual one that was met without it.");
        var output = Text("--output", "FILE|-", "Where the spec goes, never over a file. Without it, SERVICE.slo.yaml where slogen.yaml has its inputs, or here. - is standard output.");
        output.Aliases.Add("-o");
        var ci = new Option<string[]>("--ci")
        {
            Description = $"Also write what checks the specs at each change: {Enumeration.Or(s_systems)}. May be repeated.",
            HelpName = string.Join('|', s_systems),
            DefaultValueFactory = _ => [],
        };
        var library = LibraryOption.Create();
        var server = new ServerOptions();
        var settings = new SettingsOptions();
        var command = new DocumentedCommand(
            "init",
            "Write a first spec of a service. On a terminal it asks for what options leave open.",
            "slogen init",
            "slogen init --prometheus http://localhost:9090",
            "slogen init --service checkout --template http-requests --selector 'job=\"checkout\"' --objective 99.9%",
            "slogen init --service checkout --template http-latency --selector 'job=\"checkout\"' --with threshold=300ms --objective 99% --ci github")
        {
            service, template, selector, with, objective, name, output, ci, library,
        };
        server.AddTo(command);
        settings.AddTo(command);
        command.Add(QuietOption.Create());
        command.Validators.Add(result =>
        {
            foreach (var option in (Option<string?>[])[service, name, template, selector, output])
            {
                if (result.TextOf(option) is { Length: 0 }) result.AddError($"{option.Name} needs a value.");
            }

            if (result.GetResult(objective) is { Tokens.Count: > 1 }) result.AddError("--objective may be given once.");
            var systems = result.GetResult(ci)?.Tokens.Select(token => token.Value).ToList() ?? [];
            foreach (var system in systems.Except(s_systems))
                result.AddError($"--ci '{system}': it takes {Enumeration.Or(s_systems)}{(NearestWord.Of(system, s_systems) is { } meant ? $"; did you mean '{meant}'?" : ".")}");
            if (systems.Count > 0 && result.TextOf(output) == GenerateRules.StandardOutput) result.AddError("--ci writes a file, and cannot be used with '-o -'.");
            if (result.GetResult(selector) is { Implicit: false } && result.GetResult(with)?.Tokens.Any(token => token.Value.StartsWith($"{SpecDraft.Selector}=", StringComparison.Ordinal)) == true)
                result.AddError("--selector and --with selector=… are the same: give one of them.");
        });
        command.SetAction(parse => settings.Run(
            parse,
            [],
            environmentOf(parse),
            values =>
            {
                var arguments = new Dictionary<string, string>(parse.GetRequiredValue(with), StringComparer.Ordinal);
                if (parse.GetValue(selector) is { } matchers) arguments[SpecDraft.Selector] = matchers;
                var environment = environmentOf(parse);
                return new InitArguments(
                    parse.GetValue(service),
                    parse.GetValue(name),
                    parse.GetValue(template),
                    arguments,
                    parse.GetRequiredValue(objective) is [var wanted, ..] ? wanted : null,
                    server.IsNamed(values, environment) ? server.Read(values, environment) : null,
                    parse.GetValue(output),
                    parse.GetValue(ci) ?? [],
                    values.List("library", library, values.Settings.Library),
                    InitPlaces.Of(values.Settings, environment),
                    SpecOptions.LabelsOf(values),
                    values.Settings.PrometheusVersion?.Value ?? PromQLReleases.Oldest,
                    values.Lints(),
                    QuietOption.IsOn(parse));
            },
            InitSpec.Run));
        return command;
    }

    private static Option<string?> Text(string name, string value, string description) => new(name) { Description = description, HelpName = value };
}
