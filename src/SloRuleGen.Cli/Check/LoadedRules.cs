using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Rules;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Check;

/// <summary>The rules that a server evaluates, against those that the specs make.</summary>
/// <param name="loaded">All groups of the server.</param>
/// <param name="now">By the clock of the server.</param>
internal sealed class LoadedRules(IReadOnlyList<RuleGroupState> loaded, DateTimeOffset now)
{
    /// <summary>An evaluation may begin this much late before it is worth a word.</summary>
    private static readonly TimeSpan s_leeway = TimeSpan.FromSeconds(30);

    private readonly ILookup<string, RuleGroupState> _byName = loaded.ToLookup(group => group.Name, StringComparer.Ordinal);

    /// <param name="picked">The ids of the SLOs that are to be checked.</param>
    public IEnumerable<Diagnostic> Check(RulePlan plan, IReadOnlyList<ServiceRules> rules, IReadOnlySet<string> picked)
    {
        var groups = rules.SelectMany(service => service.Groups).ToList();
        var ofSlos = groups.ToLookup(group => IdOf(group.Rules[0].Labels), StringComparer.Ordinal);
        var slos = plan.Services.SelectMany(service => service.Slos);
        return slos.Where(slo => picked.Contains(slo.Id)).SelectMany(slo => CheckSlo(slo, [.. ofSlos[slo.Id]]))
            .Concat(plan.Services.SelectMany(service => LeftOver(service, groups)));
    }

    private IEnumerable<Diagnostic> CheckSlo(SloPlan slo, IReadOnlyList<RuleGroup> groups)
    {
        var place = slo.Slo.Name.Span;
        var missing = groups.Where(group => !_byName.Contains(group.Name)).ToList();
        if (missing.Count == groups.Count)
        {
            yield return new(ServerDiagnostics.NotLoaded, place, $"no rules of {Wording.Quote(slo.Id)} are loaded: generate them, and have the server load them");
            yield break;
        }

        foreach (var group in missing)
            yield return new(ServerDiagnostics.NotLoaded, place, $"the group {Wording.Quote(group.Name)} is not loaded, though others of {Wording.Quote(slo.Id)} are: load all that 'generate' writes");
        foreach (var group in groups)
        {
            foreach (var state in _byName[group.Name])
            {
                if (LoadedRule.Difference(group, state) is { } difference)
                    yield return new(ServerDiagnostics.OtherRules, place, $"the loaded group {Wording.Quote(group.Name)} is not what this spec makes: {difference}; generate and load it again");
                foreach (var found in Health(place, state)) yield return found;
            }
        }
    }

    private IEnumerable<Diagnostic> Health(SourceSpan place, RuleGroupState state)
    {
        foreach (var failing in (state.Rules ?? []).Where(rule => rule.Health == "err").GroupBy(rule => rule.LastError ?? ""))
        {
            var others = failing.Count() > 1 ? $" and {Console.Count.Of(failing.Count() - 1, "other rule")}" : "";
            yield return new(ServerDiagnostics.FailingRule, place, $"{Wording.Quote(failing.First().Name)}{others} in {Wording.Quote(state.Name)} fails: {Console.PlainText.OneLine(Short(failing.Key))}");
        }

        var interval = TimeSpan.FromSeconds(Math.Clamp(state.IntervalSeconds, 0, 1e6));
        if (state.EvaluationSeconds > state.IntervalSeconds && state.IntervalSeconds > 0)
            yield return new(ServerDiagnostics.LateRules, place, $"the group {Wording.Quote(state.Name)} is to be evaluated each {Seconds(state.IntervalSeconds)}, and an evaluation takes {Seconds(state.EvaluationSeconds)}");
        else if (state.LastEvaluation is { Year: > 1 } last && now - last > (2 * interval) + s_leeway)
            yield return new(ServerDiagnostics.LateRules, place, $"the group {Wording.Quote(state.Name)} is to be evaluated each {Seconds(state.IntervalSeconds)}, and was last {Seconds(Math.Round((now - last).TotalSeconds))} ago");
    }

    /// <summary>What is loaded of a service of the specs, and made by none of them. A copy of it with other labels is another deployment's.</summary>
    private IEnumerable<Diagnostic> LeftOver(ServicePlan service, IReadOnlyList<RuleGroup> groups)
    {
        var made = groups.Select(group => group.Name).ToHashSet(StringComparer.Ordinal);
        var known = service.Slos.Select(slo => slo.Id).ToHashSet(StringComparer.Ordinal);
        var identity = service.Slos is [var first, ..] ? first.Identity : new Dictionary<string, string>();
        var left = loaded.Where(group => !made.Contains(group.Name) && group.Rules is [{ Labels: { } labels }, ..]
            && labels.GetValueOrDefault(RecordNames.ServiceLabel) == service.Service.Name.Value
            && identity.All(label => labels.GetValueOrDefault(label.Key) == label.Value)
            && !known.Contains(IdOf(labels)));
        foreach (var id in left.Select(group => IdOf(group.Rules![0].Labels!)).Distinct().Order(StringComparer.Ordinal))
            yield return new(ServerDiagnostics.LeftOverRules, service.Service.Name.Span, $"rules of {Wording.Quote(id)} are loaded, and no spec makes them: remove their file, as 'generate --prune' does");
    }

    private static string IdOf(IReadOnlyDictionary<string, string> labels) => labels.GetValueOrDefault(RecordNames.IdLabel) ?? "";

    private static string Short(string text) => text.Length <= 300 ? text : text[..300] + "…";

    private static string Seconds(double seconds) => $"{seconds.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)}s";
}
