using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>The windows that longer ones are built from.</summary>
internal static class Windows
{
    public static PromDuration Base { get; } = PromDuration.FromMinutes(5);

    public static PromDuration Hour { get; } = PromDuration.FromHours(1);
}
