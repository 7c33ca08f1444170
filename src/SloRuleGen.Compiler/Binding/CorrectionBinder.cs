using System.Globalization;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Binding;

/// <summary>Reads <c>corrections</c>.</summary>
internal sealed class CorrectionBinder(DiagnosticBag diagnostics)
{
    private const string Field = "corrections";
    private const string Example = "{from: 2026-02-03T10:00:00Z, to: 2026-02-03T12:30:00Z, reason: Load test}";
    private const string Items = $"corrections such as {Example}";

    private static readonly string[] s_times = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>After it no calendar is known to all programs.</summary>
    private static readonly DateTimeOffset s_latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>In order of time, without those that have a mistake.</summary>
    public IReadOnlyList<Correction> Read(Fields slo)
    {
        if (slo.List(Field, Items) is not { } items) return [];
        if (items.Count == 0) diagnostics.Add(SpecDiagnostics.EmptyList, slo.KeyOf(Field), $"'{Field}' needs at least one correction, such as {Example}");
        var corrections = items.Select(Read).OfType<Correction>().ToList();
        CheckOverlaps(corrections);
        return [.. corrections.OrderBy(correction => correction.To)];
    }

    private Correction? Read(SyntaxNode node)
    {
        if (new Values(diagnostics).Item(node, Field, Items, Level.Correction) is not { } fields) return null;
        fields.Require("reason", "reason: Load test");
        var reason = fields.Text("reason");
        fields.Choice("counts", ("excluded", true));
        if (fields.Has("reset"))
        {
            foreach (var other in ((string[])["from", "to"]).Where(fields.Has))
                diagnostics.Add(SpecDiagnostics.ConflictingFields, fields.KeyOf(other), $"'reset' and '{other}' exclude each other: a reset leaves out all time before it");
            return Instant(fields, "reset") is { } reset && reason is not null ? new(null, reset.Value, reason.Value.Trim(), fields.Place) : null;
        }

        fields.Require("from", "from: 2026-02-03T10:00:00Z");
        fields.Require("to", "to: 2026-02-03T12:30:00Z");
        if (Instant(fields, "from") is not { } from || Instant(fields, "to") is not { } to) return null;
        if (to.Value > from.Value) return reason is null ? null : new(from.Value, to.Value, reason.Value.Trim(), fields.Place);
        diagnostics.Add(SpecDiagnostics.CorrectionOutOfOrder, to.Span, "the correction ends where it begins or before: 'to' comes after 'from', and a date is its first instant in UTC");
        return null;
    }

    private Located<DateTimeOffset>? Instant(Fields fields, string field)
    {
        if (fields.Text(field) is not { } text) return null;
        if (DateTimeOffset.TryParseExact(text.Value, s_times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) && time >= DateTimeOffset.UnixEpoch && time < s_latest)
            return new(time, text.Span);
        diagnostics.Add(SpecDiagnostics.InvalidTime, text.Span, $"{Wording.Quote(text.Value)} is no time: write it such as 2026-02-03T10:00:00Z, 2026-02-03T11:00:00+01:00 or, for the first instant of a day in UTC, 2026-02-03; from 1970 on");
        return null;
    }

    /// <summary>Each is told of with the one before it in time.</summary>
    private void CheckOverlaps(List<Correction> corrections)
    {
        foreach (var (i, one) in corrections.Index())
        {
            if (corrections.Take(i).FirstOrDefault(other => Overlap(one, other)) is not { } known) continue;
            var why = one.IsReset || known.IsReset ? "a reset leaves out all time before it, so that nothing is left to take out there" : "what both are about would be taken out twice";
            diagnostics.Add(SpecDiagnostics.OverlappingCorrections, one.Place, $"the correction overlaps that at {Wording.Place(known.Place)}: {why}");
        }
    }

    private static bool Overlap(Correction one, Correction other) =>
        (one.From ?? DateTimeOffset.MinValue) < other.To && (other.From ?? DateTimeOffset.MinValue) < one.To;
}
