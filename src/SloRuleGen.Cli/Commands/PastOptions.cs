using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;
using SloRuleGen.Cli.Samples;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Commands;

/// <summary>Where the past of SLOs is taken from, and which time of it.</summary>
internal sealed class PastOptions
{
    private static readonly PromDuration s_second = PromDuration.FromSeconds(1);

    public ServerOptions Server { get; } = new("samples in a file, by --samples");

    public Option<string?> Samples { get; } = new("--samples")
    {
        Description = "A file in place of a server: CSV with the columns time and two of good, bad and total, or OpenMetrics that --save wrote.",
        HelpName = "FILE",
    };

    public Option<TimePoint?> From { get; } = TimePointOption.Create("--from", "Where the time begins that is told of: 30d ago unless given. A duration counts back from now, or from the end of a file.");

    public Option<TimePoint?> To { get; } = TimePointOption.Create("--to", "Where it ends: now unless given.");

    public Option<PromDuration?> Step { get; } = new("--step")
    {
        Description = "The time from one sample to the next, up to 5m: 1m unless given.",
        HelpName = "TIME",
        CustomParser = ReadStep,
    };

    public Option<string> Source { get; } = ChoiceOption.Create("--source", "What to ask the server for: what rules recorded and before that raw series, or one of both alone.", "auto", "recorded", "raw");

    /// <param name="ofServer">What else is about a server.</param>
    public void AddChecksTo(Command command, params IReadOnlyList<Option> ofServer)
    {
        command.Validators.Add(result =>
        {
            if (result.GetResult(Samples) is null) return;
            foreach (var option in (Option[])[Server.Address, .. ofServer, Source])
                if (result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} is about a server, and cannot be used with {Samples.Name}.");
        });
        command.Validators.Add(result =>
        {
            foreach (var option in (Option[])[Samples, .. ofServer])
                if (result.TextOf(option) is { Length: 0 }) result.AddError($"{option.Name} needs a file.");
            if (result.GetResult(Samples) is null && result.TextOf(Step) is { } text && PromDuration.TryParse(text, out var width) && (width > SampleTimes.LongestStep || width < s_second))
                result.AddError($"--step '{text}': rates are of {SampleTimes.LongestStep}, so it is {s_second} up to {SampleTimes.LongestStep}.");
        });
    }

    /// <param name="save">Where what was fetched is written to; null for nowhere.</param>
    public PastArguments Read(RunValues values, CliEnvironment environment, string? save, bool quiet)
    {
        var parse = values.Parse;
        return new(
            parse.GetValue(Samples) is null ? Server.Read(values, environment) : null,
            parse.GetValue(Samples),
            save,
            new SampleTime(parse.GetValue(From), parse.GetValue(To), parse.GetValue(Step)),
            parse.GetValue(Source) switch { "recorded" => SampleSource.Recorded, "raw" => SampleSource.Raw, _ => SampleSource.Auto },
            quiet);
    }

    private static PromDuration? ReadStep(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (PromDuration.TryParse(text, out var step) && step > PromDuration.Zero) return step;
        result.AddError($"--step '{text}': write a time over zero, such as 1m.");
        return null;
    }
}
