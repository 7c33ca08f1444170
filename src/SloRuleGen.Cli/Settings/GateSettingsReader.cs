using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Settings;

/// <summary>Reads <c>gate: {min_remaining: 10%, no_firing: page}</c>.</summary>
internal static class GateSettingsReader
{
    public static readonly Level Level = new("'gate'", "min_remaining", "no_firing", "policy", "policy_tiers", "allow_missing")
    {
        Relatives = () => [SettingsReader.Level, Level!],
    };

    public static GateSettings Read(Fields settings, DiagnosticBag diagnostics)
    {
        if (settings.Mapping("gate", Level) is not { } fields) return GateSettings.None;
        return new GateSettings
        {
            MinRemaining = fields.Text("min_remaining") is { } share && Accepts(share, "min_remaining", GateRules.ShareOf(share.Value) is null ? GateRules.ShareExpected : null) ? share : null,
            NoFiring = fields.Texts("no_firing", "classes of alerts")
                ?.Where(name => Accepts(name, "no_firing", GateRules.Classes.Contains(name.Value) ? null : $"it takes {Enumeration.Or(GateRules.Classes)}")).ToList(),
            Policy = fields.Flag("policy"),
            PolicyTiers = fields.Texts("policy_tiers", "names of tiers"),
            AllowMissing = fields.Flag("allow_missing"),
        };

        bool Accepts(Located<string> text, string field, string? problem)
        {
            if (problem is not null) diagnostics.Add(SettingsDiagnostics.InvalidValue, text.Span, $"'{field}' cannot be {Wording.Quote(text.Value)}: {problem}");
            return problem is null;
        }
    }
}
