using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Mappings;

/// <summary>The version of the format that is read: <c>apiVersion</c>.</summary>
internal static class SpecVersion
{
    public const string Text = "slogen/v1";

    /// <summary>Whether it is no document of another tool, whatever its version.</summary>
    public static bool IsOurs(MappingSyntax root) => !ForeignDocument.Is(root) && HasOurVersion(root);

    /// <summary>The same, with a report of a version that is not read. A document of another tool has other fields: naming each of them would hide the one thing to say.</summary>
    public static bool IsOurs(MappingSyntax root, DiagnosticBag diagnostics)
    {
        if (VersionOf(root) is not { } version || version.Value == Text) return true;
        diagnostics.Add(SpecDiagnostics.UnsupportedVersion, version.Span, $"'apiVersion' is {Wording.Quote(version.Value)}; this program reads '{Text}'");
        return HasOurVersion(root);
    }

    private static bool HasOurVersion(MappingSyntax root) => VersionOf(root) is not { } version || version.Value.StartsWith("slogen/", StringComparison.OrdinalIgnoreCase);

    private static ScalarSyntax? VersionOf(MappingSyntax root) =>
        root.Find("apiVersion") is { Value: ScalarSyntax { IsNull: false } version } ? version : null;
}
