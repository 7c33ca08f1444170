using System.CommandLine;
using SloRuleGen.Cli.Operations;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Output;

namespace SloRuleGen.Cli.Commands;

/// <summary>What is written for the specs, and where to: all of it may stand in settings.</summary>
/// <param name="hasFormat">Whether <c>--format</c> is about the rules; else the command has one that is not.</param>
internal sealed class GenerateOptions(bool hasFormat)
{
    private readonly Option<string> _format =
        ChoiceOption.Create("--format", "YAML, or JSON for Jsonnet and for programs: files <service>.rules.json and the like.", RuleFormatNames.All);

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "The folder for the rules, one file <service>.rules.yaml for each service (<service>.prometheusrule.yaml and the like for resources of Kubernetes). It is made if it is missing. - is standard output.",
        HelpName = "DIR|-",
    };

    private readonly Option<bool> _prune = new("--prune")
    {
        Description = "Remove the files in the folder that an earlier run wrote and this one does not.",
    };

    private readonly Option<IReadOnlyDictionary<string, string>> _labels =
        LabelOption.Create("A label of every rule that tells this deployment from others, such as cluster=eu. May be repeated.");

    private readonly Option<string?> _templates = new("--templates")
    {
        Description = "A folder of templates that replace the built-in ones by file name.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _tests = new("--tests")
    {
        Description = "Also write tests for 'promtool test rules', to <service>.rules.test.yaml, which show when each alert fires.",
    };

    private readonly Option<string?> _dashboardUrl = new("--dashboard-url")
    {
        Description = "Where Grafana is that has the boards of 'slogen dashboards': alerts link to them, as the annotation dashboard_url.",
        HelpName = "URL",
    };

    private readonly Option<bool> _slothLabels = SlothLabelsOption.Create();
    private readonly Option<string?> _alertmanager = AlertmanagerOption.Create();
    private readonly TargetOptions _target = new();

    /// <summary>What is of use in a folder alone.</summary>
    private IReadOnlyList<Option> OfFolder => [_prune, _alertmanager, _tests];

    /// <param name="ofFolder">Options of the command's own that are of use in a folder alone.</param>
    public void AddTo(Command command, params IReadOnlyList<Option> ofFolder)
    {
        foreach (var option in (Option[])[_output, .. ofFolder, _prune, _labels, _dashboardUrl, _slothLabels, _templates, _alertmanager, _tests]) command.Add(option);
        if (hasFormat) command.Add(_format);
        _target.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.TextOf(_dashboardUrl) is { } url && ValueRules.ProblemWithUrl(url) is { } problem) result.AddError($"--dashboard-url: {problem}.");
            var folder = result.TextOf(_output);
            if (folder is { Length: 0 }) result.AddError("Option '--output' needs a folder, or - for standard output.");
            if (folder != GenerateRules.StandardOutput) return;
            foreach (var option in (Option[])[.. ofFolder, .. OfFolder])
                if (result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} needs a folder, and cannot be used with '-o -'.");
        });
    }

    public RuleOutput Read(RunValues values)
    {
        var settings = values.Settings;
        var output = values.Text("output", _output, settings.Output);
        // What settings say of a folder is not about standard output.
        var toFolder = output != GenerateRules.StandardOutput;
        var prune = values.Of("prune", _prune, toFolder ? settings.Prune : null);
        var labels = values.Map("labels", _labels, settings.Labels);
        var target = _target.Read(values, out var name);
        var format = RuleFormatNames.Find(ReadFormat(values));
        var templates = values.Text("templates", _templates, settings.Templates);
        if (format == RuleFormat.Json && templates is not null) values.Refuse("Templates write YAML, and '--format', or 'rule_format' of slogen.yaml, asks for JSON: leave one of the two out.");
        if (name != TargetNames.Prometheus && values.IsGiven(_tests)) values.Refuse(TargetOptions.IsFor(_tests, TargetNames.Prometheus));
        return new(
            output,
            prune,
            labels,
            target,
            format,
            templates,
            values.Of("tests", _tests, toFolder && name == TargetNames.Prometheus ? settings.Tests : null),
            values.Text("alertmanager", _alertmanager, toFolder ? settings.Alertmanager : null),
            values.Text("dashboard_url", _dashboardUrl, settings.DashboardUrl)?.TrimEnd('/'),
            SlothLabelsOption.Of(values, _slothLabels));
    }

    private string ReadFormat(RunValues values)
    {
        const string Name = "rule_format";
        var ofSettings = values.Settings.RuleFormat;
        if (hasFormat) return values.Of(Name, _format, ofSettings);
        var format = ofSettings?.Value ?? RuleFormatNames.All[0];
        values.Hold(new HeldValue(Name, null, format, null, ofSettings?.Span));
        return format;
    }

    /// <summary>Refuses a run that would not know where to write to.</summary>
    public static string RequireOutput(RunValues values, string? output)
    {
        if (output is null) values.Refuse("Option '--output' is required: give a folder, or write it into slogen.yaml as 'output'.");
        return output ?? "";
    }
}

/// <summary>What is written, and where to.</summary>
/// <param name="Output">A folder, or <see cref="GenerateRules.StandardOutput"/>; null where nothing says so.</param>
internal sealed record RuleOutput(
    string? Output, bool Prune, IReadOnlyDictionary<string, string> Labels, RuleTarget Target, RuleFormat Format, string? Templates, bool Tests, string? Alertmanager,
    string? DashboardUrl, bool SlothLabels);
