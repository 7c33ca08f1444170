using System.Text;

namespace SloRuleGen.Cli.Report;

/// <summary>Names for links, of letters, digits and hyphens alone, no two alike.</summary>
internal sealed class SectionIds
{
    private readonly HashSet<string> _given = [];

    /// <param name="name">Of an SLO.</param>
    public string Of(string name)
    {
        var text = new StringBuilder("slo-");
        foreach (var c in name.ToLowerInvariant()) text.Append(char.IsAsciiLetterOrDigit(c) ? c : '-');
        var id = text.ToString();
        for (var i = 2; !_given.Add(id); i++) id = $"{text}-{i}";
        return id;
    }
}
