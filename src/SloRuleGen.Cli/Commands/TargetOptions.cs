using System.CommandLine;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Output;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>--target</c>, and the options that one target alone takes.</summary>
internal sealed class TargetOptions
{
    private readonly Option<string> _target = ChoiceOption.Create("--target", "What evaluates the rules.", TargetNames.All);

    private readonly Option<string?> _namespace = new("--namespace")
    {
        Description = "With a target that makes resources of Kubernetes: their namespace.",
        HelpName = "NAME",
    };

    private readonly Option<IReadOnlyDictionary<string, string>> _labels = new("--resource-label")
    {
        Description = "With a target that makes resources of Kubernetes: a label of theirs, by which operators select them. May be repeated.",
        HelpName = "KEY=VALUE",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => KeyValues.Read(result, "--resource-label", ValueRules.ProblemWithResourceLabel),
        DefaultValueFactory = _ => new Dictionary<string, string>(),
    };

    private readonly Option<string> _partialResponse =
        ChoiceOption.Create("--partial-response", "With --target thanos: what to do with an evaluation while a store does not answer.", TargetNames.PartialResponses);

    private readonly Option<Version> _vmalertVersion = new("--vmalert-version")
    {
        Description = "With --target vmalert or vmrule: the oldest vmalert that is to load the rules.",
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
        foreach (var (option, owners) in (ReadOnlySpan<(Option, string[])>)[
            (_namespace, TargetNames.OfResources), (_labels, TargetNames.OfResources), (_partialResponse, TargetNames.OfThanos), (_vmalertVersion, TargetNames.OfVmalert)])
            if (!owners.Contains(name) && values.IsGiven(option)) values.Refuse(IsFor(option, owners));
        return name switch
        {
            TargetNames.Prometheus => new PrometheusTarget(),
            TargetNames.Operator => new OperatorTarget(Namespace(), Labels()),
            TargetNames.Mimir => new MimirTarget(),
            TargetNames.Thanos => new ThanosTarget(
                values.Of("partial_response", _partialResponse, settings.PartialResponse) == TargetNames.Warn ? PartialResponse.Warn : PartialResponse.Abort),
            TargetNames.Vmalert => new VmalertTarget(Vmalert()),
            TargetNames.ConfigMap => new ConfigMapTarget(Namespace(), Labels()),
            TargetNames.Vmrule => new VmruleTarget(Namespace(), Labels(), Vmalert()),
            TargetNames.Gmp => new GmpTarget(Namespace(), Labels()),
            var other => throw new InvalidOperationException($"The option takes no '{other}'."),
        };

        string? Namespace() => values.Text("namespace", _namespace, settings.Namespace);
        IReadOnlyDictionary<string, string> Labels() => values.Map("resource_labels", _labels, settings.ResourceLabels);
        Version Vmalert() => values.Of("vmalert_version", _vmalertVersion, settings.VmalertVersion);
    }

    /// <param name="owners">The targets that it is of use with.</param>
    public static string IsFor(Option option, params string[] owners) => $"{option.Name} is for '--target {Enumeration.Or(owners)}' alone.";
}
