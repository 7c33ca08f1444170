using SloRuleGen.Importing.Documents;
using SloRuleGen.Importing.Native;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Importing.Sloth;

/// <summary>What the plugins of a service or an SLO ask for that Sloth's rules do not have by themselves.</summary>
internal sealed class SloPlugins(ImportRun run)
{
    private const string Core = "sloth.dev/core/";
    private const string Contrib = "sloth.dev/contrib/";

    /// <summary>Without one of these there is no rule, or no alert.</summary>
    private static readonly string[] s_makers = ["sli_rules", "metadata_rules", "alert_rules"];

    private readonly List<(EntrySyntax Entry, ScalarSyntax Value)> _labels = [];
    private (SourceSpan Place, PromDuration Length)? _interval;
    private SourceSpan? _varying;
    private Fields? _exhausted;

    /// <summary>Whether the queries are MetricsQL.</summary>
    public bool IsMetricsQL { get; private set; }

    /// <summary>Reads the chain under a field. What cannot be said here is refused.</summary>
    public SloPlugins Read(Fields fields, string field)
    {
        if (fields.Mapping(field, SlothDialect.Chain) is not { } plugins) return this;
        var ids = new List<string>();
        foreach (var item in plugins.List("chain", "plugins, each with an 'id'") ?? [])
        {
            if (new Values(run.Diagnostics).Item(item, "chain", "plugins, each with an 'id'", SlothDialect.ChainItem) is not { } plugin) continue;
            plugin.Require("id", "id: sloth.dev/core/sli_rules/v1");
            if (plugin.Scalar("id") is not { } id) continue;
            ids.Add(id.Value);
            Read(plugin, id);
        }

        if (plugins.Flag("overridePrevious") is { Value: true } flag && s_makers.Where(maker => !ids.Exists(id => id.StartsWith($"{Core}{maker}/", StringComparison.Ordinal))).ToList() is { Count: > 0 } missing)
            run.Refuse(flag.Span, $"these plugins replace Sloth's own, and {Wording.Both(missing)} {(missing.Count == 1 ? "is" : "are")} not among them, so that rules would be missing which are always made here: leave the line out, and switch off alerts by 'disable'");
        return this;
    }

    /// <summary>Adds to an SLO what was asked for.</summary>
    public void Apply(NativeMapping slo, ServiceDraft service)
    {
        foreach (var (entry, value) in _labels) slo.Under("labels").Set(entry, value, run);
        if (_varying is { } place) slo.Under("alerting", order: FieldOrder.Alerting).Set("traffic", new NativeText("varying", TextKind.Text, place));
        if (IsMetricsQL) slo.Set("metricsql", new NativeText("true", TextKind.Word, slo.From));
        if (_interval is { } interval) service.Set(new NativeField("evaluation_interval", new NativeText(interval.Length.ToString(), TextKind.Word, interval.Place), interval.Place, FieldComments.None));
        if (_exhausted is not null) slo.Set("budget_policy", new NativeList([new NativeItem(Exhausted(_exhausted), FieldComments.None)], _exhausted.Place));
    }

    private void Read(Fields plugin, ScalarSyntax id)
    {
        var name = id.Value;
        if (name.StartsWith(Core, StringComparison.Ordinal))
        {
            if (!s_makers.Any(maker => name.StartsWith($"{Core}{maker}/", StringComparison.Ordinal)))
                run.LeftOut(id.Span, $"the plugin {Wording.Quote(name)} is left out: it makes no rule");
            return;
        }

        switch (name.StartsWith(Contrib, StringComparison.Ordinal) ? name[Contrib.Length..].Split('/')[0] : "")
        {
            case "denominator_corrected_rules":
                _varying = id.Span;
                run.Otherwise(id.Span, "this plugin weighs hours by their traffic: budgets here always do, and 'traffic: varying' lets alerts do so too");
                break;
            case "info_labels":
                foreach (var label in LabelMapper.Texts(Config(plugin, "labels"), "labels", run)) _labels.Add(label);
                run.Otherwise(id.Span, "labels of this plugin are on one series of Sloth's; here they are on all rules of the SLO");
                break;
            case "rule_intervals":
                ReadInterval(Config(plugin, "interval").Mapping("interval", ForeignFields.Level("'interval'", "default", "sliError", "metadata", "alert")), id);
                break;
            case "error_budget_exhausted_alert":
                _exhausted = Config(plugin, "threshold", "for", "annotations", "alert_name", "alert_labels", "selector_labels");
                break;
            case "validate_victoria_metrics":
                IsMetricsQL = true;
                run.Otherwise(id.Span, "queries are taken as MetricsQL, so that rules can be made with '--target vmalert' alone");
                break;
            case "remove_labels":
                run.Refuse(id.Span, "no label can be taken off the rules: remove it where it is set, and this plugin");
                break;
            default:
                run.Refuse(id.Span, $"the plugin {Wording.Quote(name)} is a program of Go, and what it does to the rules is not known here: remove it, and say by fields what it is for");
                break;
        }
    }

    private static Fields Config(Fields plugin, params string[] fields) => plugin.MappingOrEmpty("config", ForeignFields.Level("'config' of this plugin", fields));

    private void ReadInterval(Fields? interval, ScalarSyntax id)
    {
        var longest = PromDuration.FromMinutes(2);
        if (interval?.PositiveDuration("default") is { } length && length.Value <= longest)
        {
            _interval = (length.Span, length.Value);
            run.Otherwise(id.Span, "'evaluation_interval' is about the rules that watch short windows, of all SLOs; others follow from it");
        }
        else
        {
            run.LeftOut(id.Span, $"the interval is left out: rules are evaluated each 30s, or as 'evaluation_interval' says, up to {longest}; those of long windows more rarely");
        }
    }

    private NativeMapping Exhausted(Fields config)
    {
        var tier = new NativeMapping(config.Place);
        var threshold = config.Scalar("threshold") is { } text && Fraction.TryParseDecimal(text.Value, out var value) && value.Sign >= 0 ? Percentage.Of(value) : "0%";
        var when = new NativeMapping(config.Place);
        when.Set("remaining_below", new NativeText(threshold, TextKind.Text, config.Place));
        tier.Set("name", new NativeText("exhausted", TextKind.Text, config.Place));
        tier.Set("when", when);
        tier.Set("severity", new NativeText("ticket", TextKind.Text, config.Place));
        if (config.PositiveDuration("for") is { } delay) tier.Set("for", new NativeText(delay.Value.ToString(), TextKind.Word, delay.Span));
        foreach (var field in (string[])["annotations", "alert_name", "alert_labels", "selector_labels"])
        {
            if (config.Has(field)) run.LeftOut(config.KeyOf(field), $"'{field}' is left out: the alert of a budget policy is called after the SLO's, and has the labels and annotations of tickets");
        }

        return tier;
    }
}
