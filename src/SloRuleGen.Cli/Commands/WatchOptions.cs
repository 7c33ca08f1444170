using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>--watch</c> and <c>--interval</c>: whether to show something over and over, and how often.</summary>
internal sealed class WatchOptions
{
    private static readonly PromDuration s_shortest = PromDuration.FromSeconds(1);
    private static readonly PromDuration s_longest = PromDuration.FromDays(1);
    private static readonly PromDuration s_usual = PromDuration.FromSeconds(30);

    private readonly Option<bool> _watch = new("--watch")
    {
        Description = "Show it again and again, until Ctrl-C.",
    };

    private readonly Option<PromDuration> _interval = new("--interval")
    {
        Description = "How often with --watch.",
        HelpName = "TIME",
        CustomParser = ReadInterval,
        DefaultValueFactory = _ => s_usual,
    };

    /// <param name="format">A format other than the first cannot be watched.</param>
    public void AddTo(Command command, Option<string> format)
    {
        command.Add(_watch);
        command.Add(_interval);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_interval) is { Implicit: false } && !result.IsOn(_watch)) result.AddError($"{_interval.Name} is for {_watch.Name} alone.");
            if (result.IsOn(_watch) && result.TextOf(format) is { } other and not "text") result.AddError($"{_watch.Name} shows text, and cannot be used with '{format.Name} {other}'.");
        });
    }

    /// <summary>Null for once.</summary>
    public TimeSpan? Read(ParseResult parse) => parse.GetValue(_watch) ? TimeSpan.FromMilliseconds(parse.GetValue(_interval).Milliseconds) : null;

    private static PromDuration ReadInterval(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (PromDuration.TryParse(text, out var interval) && interval >= s_shortest && interval <= s_longest) return interval;
        result.AddError($"--interval '{text}': give a time from {s_shortest} to {s_longest}, such as {s_usual}.");
        return s_usual;
    }
}
