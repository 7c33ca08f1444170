using System.CommandLine;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Commands;

/// <summary>Which formats the inputs have, and what those leave to the command line.</summary>
/// <param name="name">Of the option that says so.</param>
/// <param name="words">The formats, by the words of <see cref="FormatNames"/>; the first holds where none is given.</param>
internal sealed class FormatOptions(string name, params IReadOnlyList<string> words)
{
    /// <summary>How it is called where that says nothing else.</summary>
    public const string Name = "--from";

    /// <summary>How it is called where <see cref="Name"/> is a time.</summary>
    public const string NameBesideTimes = "--input-format";

    private readonly Option<string> _from = ChoiceOption.Create(name, "The format of the inputs; auto goes by what each document says of itself.", words);

    private readonly Option<PromDuration?> _period = new("--default-period")
    {
        Description = "The period of specs of Sloth, which name none: what Sloth is told by --default-slo-period. 30d unless given.",
        HelpName = "DURATION",
        CustomParser = result =>
        {
            if (PromDuration.TryParse(result.Tokens[0].Value, out var period) && period > PromDuration.Zero) return period;
            result.AddError($"--default-period '{result.Tokens[0].Value}': it takes a duration such as 28d.");
            return null;
        },
    };

    private readonly Option<string?> _service = new("--default-service")
    {
        Description = "The service of objectives of Pyrra, which name none. A label pyrra.dev/service or the namespace unless given.",
        HelpName = "NAME",
    };

    public IReadOnlyList<Option> Options => [_from, _period, _service];

    public void AddTo(Command command)
    {
        foreach (var option in Options) command.Add(option);
    }

    public ImportOptions Read(ParseResult parse) => new(FormatNames.Find(parse.GetRequiredValue(_from))) { Period = parse.GetValue(_period), Service = parse.GetValue(_service) };

    /// <summary>The same where settings may say it; null for specs of this program.</summary>
    public ImportOptions? Read(RunValues values)
    {
        var settings = values.Settings;
        var from = FormatNames.Find(values.Of("from", _from, settings.From));
        var period = values.Maybe("default_period", _period, settings.DefaultPeriod);
        var service = values.Text("default_service", _service, settings.DefaultService);
        if (from != SpecFormat.Native) return new ImportOptions(from) { Period = period, Service = service };
        foreach (var option in (Option[])[_period, _service])
            if (values.IsGiven(option)) values.Refuse($"{option.Name} is for specs of other programs: say '{name}' too.");
        return null;
    }
}
