using SloRuleGen.Importing.Documents;
using SloRuleGen.Importing.Native;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;

namespace SloRuleGen.Importing.Sloth;

/// <summary>Maps <c>alerting</c>: its labels are for alerts alone, so they go to both classes.</summary>
internal sealed class SlothAlerting(SlothDialect dialect, ImportRun run)
{
    private const string Severity = "severity";

    /// <summary>What Sloth's alerts are labelled with, and what these are.</summary>
    private static readonly (string Theirs, string Ours)[] s_labels =
        [("sloth_service", "slo_service"), ("sloth_slo", "slo_name"), ("sloth_id", "slo_id"), ("sloth_severity", Severity)];

    public void Map(Fields slo, NativeMapping target)
    {
        if (slo.Mapping("alerting", dialect.Alerting) is not { } alerting) return;
        var isOff = true;
        var result = target.Under("alerting", order: FieldOrder.Alerting);
        if (alerting.Scalar("name") is { } name) result.Set(run.Field("name", alerting.Entry("name")!, LabelMapper.Text(name)));
        Annotations(alerting, target);
        foreach (var (field, key) in ((string, string)[])[(dialect.PageAlert, "page"), (dialect.TicketAlert, "ticket")])
        {
            var ofClass = new NativeMapping(alerting.KeyOf(field), FieldOrder.Class);
            Labels(alerting, ofClass);
            if (alerting.Mapping(field, SlothDialect.Alert) is { } alert)
            {
                Labels(alert, ofClass);
                Annotations(alert, ofClass);
                if (alert.Flag("disable") is { Value: true } disable)
                    ofClass.Set(run.Field("enabled", alert.Entry("disable")!, new NativeText("false", TextKind.Word, disable.Span)));
            }

            if (!ofClass.IsEmpty) result.Set(alerting.Entry(field) is { } entry ? run.Field(key, entry, ofClass) : new NativeField(key, ofClass, ofClass.From, FieldComments.None));
            isOff &= ofClass.Find("enabled") is not null;
        }

        // Whoever wants no alert wants none on missing data.
        if (isOff) result.Set("no_data", new NativeText("false", TextKind.Word, alerting.Place));
    }

    private void Labels(Fields from, NativeMapping ofClass)
    {
        foreach (var (entry, value) in LabelMapper.Texts(from, "labels", run))
        {
            if (entry.Key.Value == Severity) ofClass.Set(run.Field(Severity, entry, LabelMapper.Text(value)));
            else ofClass.Under("labels").Set(run.Field(entry.Key.Value, entry, Translated(value)));
        }
    }

    private void Annotations(Fields from, NativeMapping target)
    {
        foreach (var (entry, value) in LabelMapper.Texts(from, "annotations", run))
            target.Under("annotations").Set(run.Field(entry.Key.Value, entry, Translated(value)));
    }

    /// <summary>A template that reads a label of Sloth's reads the one that takes its place.</summary>
    private NativeText Translated(ScalarSyntax value)
    {
        if (!value.Value.Contains("{{", StringComparison.Ordinal)) return LabelMapper.Text(value);
        var text = value.Value;
        foreach (var (theirs, ours) in s_labels)
        {
            if (!text.Contains(theirs, StringComparison.Ordinal)) continue;
            text = text.Replace(theirs, ours, StringComparison.Ordinal);
            run.Otherwise(value.Span, $"the template reads the label '{theirs}' of Sloth's alerts, which is '{ours}' here, and is changed so");
        }

        return text == value.Value ? LabelMapper.Text(value) : new NativeText(text, TextKind.Text, value.Span);
    }
}
