using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Settings;

/// <summary>
/// What a <c>slogen.yaml</c> says, each value with its place; null or nothing is what it does not say. Paths are as the current
/// folder has them.
/// </summary>
/// <param name="Name">What users call the file; null where there is none.</param>
/// <param name="Folder">Its full path's folder, which patterns are relative to.</param>
internal sealed record RepositorySettings(string? Name, string Folder)
{
    public static readonly RepositorySettings None = new(null, "");

    /// <summary>Paths and patterns as they are written.</summary>
    public IReadOnlyList<Located<string>>? Inputs { get; init; }

    public IReadOnlyList<Located<string>>? Library { get; init; }

    /// <summary>The format of the inputs: one of <see cref="FormatNames.All"/>.</summary>
    public Located<string>? From { get; init; }

    public Located<PromDuration>? DefaultPeriod { get; init; }

    public Located<string>? DefaultService { get; init; }

    public Located<string>? Output { get; init; }

    public Located<bool>? Prune { get; init; }

    public IReadOnlyDictionary<string, Located<string>> Labels { get; init; } = new Dictionary<string, Located<string>>();

    public Located<string>? Templates { get; init; }

    /// <summary>The name of the file in the folder.</summary>
    public Located<string>? Alertmanager { get; init; }

    public Located<string>? DashboardUrl { get; init; }

    public Located<bool>? SlothLabels { get; init; }

    public Located<bool>? Tests { get; init; }

    public Located<string>? Target { get; init; }

    /// <summary>One of <see cref="RuleFormatNames.All"/>.</summary>
    public Located<string>? RuleFormat { get; init; }

    public Located<string>? Namespace { get; init; }

    public IReadOnlyDictionary<string, Located<string>> ResourceLabels { get; init; } = new Dictionary<string, Located<string>>();

    public Located<string>? PartialResponse { get; init; }

    public Located<Version>? VmalertVersion { get; init; }

    public Located<Version>? PrometheusVersion { get; init; }

    /// <summary>Names of features that there are.</summary>
    public IReadOnlyList<Located<string>>? EnableFeature { get; init; }

    /// <summary>What <see cref="ServerAddress"/> takes, without a user.</summary>
    public Located<Uri>? Prometheus { get; init; }

    /// <summary>A file in <see cref="Folder"/>.</summary>
    public Located<string>? HttpConfigFile { get; init; }

    public IReadOnlyDictionary<string, Located<string>> Headers { get; init; } = new Dictionary<string, Located<string>>();

    public Located<string>? FailOn { get; init; }

    public GateSettings Gate { get; init; } = GateSettings.None;

    public LintLevels Lints { get; init; } = LintLevels.None;
}
