using System.CommandLine;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Output;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>--target</c>, and the options that one target alone takes.</summary>
internal sealed class TargetOptions
{
    private readonly Option<string> _target = ChoiceOption.Create("--target", "What evaluates the rules.", TargetNames.All);

    private readonly Option<string?> _namespace = new("--namespace")
    {
        Description = "With --target operator: the namespace of the resources.",
        HelpName = "NAME",
    };

    private readonly Option<IReadOnlyDictionary<string, string>> _labels = new("--resource-label")
    {
        Description = "With --target operator: a label of the resources, by which operators select them. May be repeated.",
        HelpName = "KEY=VALUE",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => KeyValues.Read(result, "--resource-label", ValueRules.ProblemWithResourceLabel),
        DefaultValueFactory = _ => new Dictionary<string, string>(),
    };

    private readonly Option<string> _partialResponse =
        ChoiceOption.Create("--partial-response", "With --target thanos: what to do with an evaluation while a store does not answer.", TargetNames.PartialResponses);

    private readonly Option<Version> _vmalertVersion = new("--vmalert-version")
    {
        Description = "With --target vmalert: the oldest vmalert that is to load the rules.",
        HelpName = "X.Y",
        CustomParser = result => PrometheusVersionOption.Read(result, "vmalert", VmalertTarget.OldestVersion),
        DefaultValueFactory = _ => VmalertTarget.OldestVersion,
    };

    public TargetOptions()
    {
        _namespace.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && ValueRules.ProblemWithNamespace(name) is { } problem) result.AddError($"--namespace '{name}': {problem}.");
        });
    }

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_target, _namespace, _labels, _partialResponse, _vmalertVersion]) command.Add(option);
    }

    /// <param name="name">What users call the target.</param>
    public RuleTarget Read(RunValues values, out string name)
    {
        var settings = values.Settings;
        name = values.Of("target", _target, settings.Target);
        foreach (var (option, owner) in (ReadOnlySpan<(Option, string)>)[
            (_namespace, TargetNames.Operator), (_labels, TargetNames.Operator), (_partialResponse, TargetNames.Thanos), (_vmalertVersion, TargetNames.Vmalert)])
            if (name != owner && values.IsGiven(option)) values.Refuse(IsFor(option, owner));
        return name switch
        {
            TargetNames.Prometheus => new PrometheusTarget(),
            TargetNames.Operator => new OperatorTarget(values.Text("namespace", _namespace, settings.Namespace), values.Map("resource_labels", _labels, settings.ResourceLabels)),
            TargetNames.Mimir => new MimirTarget(),
            TargetNames.Thanos => new ThanosTarget(
                values.Of("partial_response", _partialResponse, settings.PartialResponse) == TargetNames.Warn ? PartialResponse.Warn : PartialResponse.Abort),
            TargetNames.Vmalert => new VmalertTarget(values.Of("vmalert_version", _vmalertVersion, settings.VmalertVersion)),
            var other => throw new InvalidOperationException($"The option takes no '{other}'."),
        };
    }

    public static string IsFor(Option option, string owner) => $"{option.Name} is for '--target {owner}' alone.";
}
