using SloRuleGen.Importing.Documents;

namespace SloRuleGen.Cli.Settings;

/// <summary>What the formats of inputs are called.</summary>
internal static class FormatNames
{
    private const string Native = "native";
    private const string Auto = "auto";

    private static readonly Dictionary<string, SpecFormat> s_formats = new()
    {
        [Native] = SpecFormat.Native,
        [Auto] = SpecFormat.Auto,
        ["sloth"] = SpecFormat.Sloth,
        ["openslo"] = SpecFormat.OpenSlo,
        ["pyrra"] = SpecFormat.Pyrra,
    };

    /// <summary>All of them, specs of this program first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. s_formats.Keys];

    /// <summary>Those that can be imported.</summary>
    public static IReadOnlyList<string> Foreign { get; } = [.. All.Where(name => name != Native)];

    /// <param name="name">One of <see cref="All"/>.</param>
    public static SpecFormat Find(string name) => s_formats[name];
}
