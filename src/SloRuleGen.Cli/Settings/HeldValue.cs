using SloRuleGen.Text;

namespace SloRuleGen.Cli.Settings;

/// <summary>A value that a run has, and where it comes from.</summary>
/// <param name="Name">What settings call it.</param>
/// <param name="Key">Of a mapping; null for a single value and an item of a list.</param>
/// <param name="Value">Null for none.</param>
/// <param name="Flag">The option, argument or variable of the environment that gave it; null for another origin.</param>
/// <param name="Place">Where in the settings it stands; null for another origin.</param>
internal sealed record HeldValue(string Name, string? Key, string? Value, string? Flag, SourceSpan? Place)
{
    /// <summary>Whether <see cref="Flag"/> is a variable.</summary>
    public bool IsOfEnvironment { get; init; }

    /// <summary>Such as <c>--output</c>, <c>slogen.yaml:3</c> or <c>default</c>.</summary>
    public string Origin => Flag ?? (Place is { } place ? Wording.Place(place) : "default");
}
