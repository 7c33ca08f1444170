using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Output;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>--target</c>, and the options that one target alone takes.</summary>
internal sealed class TargetOptions
{
    private const string Prometheus = "prometheus";
    private const string Operator = "operator";
    private const string Mimir = "mimir";
    private const string Thanos = "thanos";
    private const string Vmalert = "vmalert";
    private const string Abort = "abort";
    private const string Warn = "warn";

    private readonly Option<string> _target = new("--target")
    {
        Description = "What evaluates the rules.",
        DefaultValueFactory = _ => Prometheus,
    };

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
        CustomParser = ReadLabels,
        DefaultValueFactory = _ => new Dictionary<string, string>(),
    };

    private readonly Option<string> _partialResponse = new("--partial-response")
    {
        Description = "With --target thanos: what becomes of an evaluation that a store does not answer.",
        DefaultValueFactory = _ => Abort,
    };

    private readonly Option<Version> _vmalertVersion = new("--vmalert-version")
    {
        Description = "With --target vmalert: the oldest vmalert that is to load the rules.",
        HelpName = "X.Y",
        CustomParser = result => VersionText.Read(result, "vmalert", VmalertTarget.OldestVersion),
        DefaultValueFactory = _ => VmalertTarget.OldestVersion,
    };

    public TargetOptions()
    {
        _target.AcceptOnlyFromAmong(Prometheus, Operator, Mimir, Thanos, Vmalert);
        _partialResponse.AcceptOnlyFromAmong(Abort, Warn);
        _namespace.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && !KubernetesName.IsNamespace(name))
                result.AddError($"--namespace '{name}': a namespace has up to 63 small letters, digits and dashes, no dash at either end.");
        });
    }

    /// <param name="tests">The option that asks for files which promtool reads together with the rules.</param>
    public void AddTo(Command command, Option tests)
    {
        foreach (var option in (Option[])[_target, _namespace, _labels, _partialResponse, _vmalertVersion]) command.Add(option);
        command.Validators.Add(result =>
        {
            // The value of an option with a mistake cannot be asked for.
            var target = result.GetResult(_target) is { Tokens: [{ Value: var name }] } ? name : Prometheus;
            foreach (var (option, owner) in (ReadOnlySpan<(Option, string)>)[(_namespace, Operator), (_labels, Operator), (_partialResponse, Thanos), (_vmalertVersion, Vmalert), (tests, Prometheus)])
                if (target != owner && result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} is for '--target {owner}' alone.");
        });
    }

    public RuleTarget Read(ParseResult parse) => parse.GetRequiredValue(_target) switch
    {
        Prometheus => new PrometheusTarget(),
        Operator => new OperatorTarget(parse.GetValue(_namespace), parse.GetRequiredValue(_labels)),
        Mimir => new MimirTarget(),
        Thanos => new ThanosTarget(parse.GetRequiredValue(_partialResponse) == Warn ? PartialResponse.Warn : PartialResponse.Abort),
        Vmalert => new VmalertTarget(parse.GetRequiredValue(_vmalertVersion)),
        var other => throw new InvalidOperationException($"The option takes no '{other}'."),
    };

    private static IReadOnlyDictionary<string, string> ReadLabels(ArgumentResult result) => KeyValues.Read(
        result,
        "--resource-label",
        (name, value) =>
            !KubernetesName.IsLabelName(name) ? $"'{name}' is no name of a label in Kubernetes, such as release or app.kubernetes.io/part-of"
            : !KubernetesName.IsLabelValue(value) ? "the value of a label in Kubernetes has up to 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit"
            : null);
}
