using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Mappings;

/// <summary>The version of the format that is read: <c>apiVersion</c>.</summary>
internal static class SpecVersion
{
    public const string Text = "slogen/v1";

    /// <summary>A document of another tool has other fields: naming each of them would hide the one thing to say.</summary>
    public static bool IsOurs(MappingSyntax root, DiagnosticBag diagnostics)
    {
        if (root.Find("apiVersion") is not { Value: ScalarSyntax { IsNull: false } version }) return true;
        if (version.Value == Text) return true;
        diagnostics.Add(SpecDiagnostics.UnsupportedVersion, version.Span, $"'apiVersion' is {Wording.Quote(version.Value)}; this program reads '{Text}'");
        return version.Value.StartsWith("slogen/", StringComparison.OrdinalIgnoreCase);
    }
}
