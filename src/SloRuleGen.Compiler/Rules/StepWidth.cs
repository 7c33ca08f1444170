using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>The windows that longer ones are built from.</summary>
internal static class Windows
{
    public static PromDuration Base => WindowSources.Base;

    public static PromDuration Hour { get; } = PromDuration.FromHours(1);

    public static PromDuration Day { get; } = PromDuration.FromDays(1);
}
