using System.CommandLine;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Commands;

/// <summary>Reads <c>--begin 2026-03-31T22:00:00Z</c>.</summary>
internal static class BeginOption
{
    public static Option<DateTimeOffset?> Create() => new("--begin")
    {
        Description = "When the story begins, in place of 2026-06-15 and mean traffic: where in a month or a sprint that is decides what is left of it.",
        HelpName = "TIME",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (InstantText.Read(text) is { } at) return at;
            result.AddError($"--begin '{text}': it is no time such as {InstantText.Forms}.");
            return null;
        },
    };
}
