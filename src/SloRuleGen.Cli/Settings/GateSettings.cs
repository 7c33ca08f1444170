using SloRuleGen.Text;

namespace SloRuleGen.Cli.Settings;

/// <summary>What a <c>slogen.yaml</c> says of <c>slogen gate</c>; null is what it does not say.</summary>
internal sealed record GateSettings
{
    public static readonly GateSettings None = new();

    /// <summary>What <see cref="GateRules.ShareOf"/> takes.</summary>
    public Located<string>? MinRemaining { get; init; }

    /// <summary>Of <see cref="GateRules.Classes"/>.</summary>
    public IReadOnlyList<Located<string>>? NoFiring { get; init; }

    public Located<bool>? Policy { get; init; }

    public IReadOnlyList<Located<string>>? PolicyTiers { get; init; }

    public Located<bool>? AllowMissing { get; init; }
}
