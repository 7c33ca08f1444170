using System.CommandLine;
using SloRuleGen.Cli.Settings;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>--sloth-labels</c>: whether rules can be read as those of Sloth.</summary>
internal static class SlothLabelsOption
{
    public static Option<bool> Create() => new("--sloth-labels")
    {
        Description = "Also give the rules the labels of Sloth, and the records that its boards and 'sloth server' read.",
    };

    public static bool Of(RunValues values, Option<bool> option) => values.Of("sloth_labels", option, values.Settings.SlothLabels);
}
