using System.Text;
using System.Text.Json;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;

namespace SloRuleGen.Boards;

/// <summary>
/// What specs add to the boards: a variable for each label that tells deployments apart or that budgets are divided by, thresholds, and where
/// to read on. It stands where the files of boards have a mark such as <c>@BY@</c>; marks that a program's boards do not have are passed over.
/// </summary>
internal abstract class BoardParts(RulePlan plan)
{
    private readonly List<SloPlan> _slos = [.. plan.Services.SelectMany(service => service.Slos)];

    /// <summary>What tells copies of one SLO apart: each of its series has these.</summary>
    protected IReadOnlyList<string> Identity => [.. _slos.SelectMany(slo => slo.Identity.Keys).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What tells the budgets of one SLO apart: its own numbers do not have those of <c>by</c>.</summary>
    protected IReadOnlyList<string> Labels => [.. Identity.Concat(_slos.SelectMany(slo => slo.Slo.Sli.By).Order(StringComparer.Ordinal)).Distinct()];

    /// <summary>The board of one SLO.</summary>
    public string OfOne(string board) => One(Both(board)
        .Replace("@BY@", InString(Matchers(Labels)), StringComparison.Ordinal)
        .Replace(" @BY_LEGEND@", InString(string.Concat(Labels.Select(label => $" {{{{{label}}}}}"))), StringComparison.Ordinal));

    /// <summary>The board of all SLOs.</summary>
    public string OfAll(string board) => All(Both(board));

    /// <summary>Fills in what is not the same for all programs.</summary>
    protected abstract string One(string board);

    /// <inheritdoc cref="One"/>
    protected abstract string All(string board);

    /// <summary>A line for each burn rate above which an alert fires: SLOs with the same one share a query.</summary>
    protected IEnumerable<(string Expr, string Legend)> Thresholds()
    {
        var tiers = _slos.SelectMany(slo => slo.Tiers.Where(tier => tier.Enabled).Select(tier => (slo.Id, Factor: tier.Factor.ToString(), Legend: $"alerts {tier.Alert.Label} {tier.Tier.LongWindow}")));
        foreach (var group in tiers.GroupBy(tier => (tier.Factor, tier.Legend)))
        {
            var ids = string.Join('|', group.Select(tier => tier.Id.Replace(".", "[.]", StringComparison.Ordinal)));
            yield return ($"{group.Key.Factor} * max by (slo_id) (slo:info{{slo_service=\"$service\",slo_name=\"$slo\",slo_id=~\"{ids}\"{Matchers(Identity)}}})", group.Key.Legend);
        }
    }

    /// <summary>Where each SLO is described and what to do, as Markdown; null where no spec is known.</summary>
    protected string? Runbooks()
    {
        if (_slos.Count == 0) return null;
        var text = new StringBuilder("| SLO | runbook | spec |\n| --- | --- | --- |\n");
        foreach (var slo in _slos)
        {
            var runbook = slo.Slo.Runbook is { } url ? Cell(url) : "";
            text.Append($"| {Cell(slo.Id)} | {runbook} | {Cell(slo.Service.SourceName)} |\n");
        }

        return text.ToString();
    }

    /// <summary>As it stands between the quotes of a string of JSON.</summary>
    protected static string InString(string text) => JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    private string Both(string board) => board
        .Replace("@ID@", InString(Matchers(Identity)), StringComparison.Ordinal)
        .Replace("@ID_BY@", InString(string.Concat(Identity.Select(label => $", {Name(label)}"))), StringComparison.Ordinal);

    private static string Matchers(IEnumerable<string> labels) => string.Concat(labels.Select(label => $",{Name(label)}=~\"${BoardNames.VariableOf(label)}\""));

    /// <summary>A text of a user as a cell: neither another cell nor a tag.</summary>
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Name(string label) => PromQLPrinter.PrintLabel(label);
}
