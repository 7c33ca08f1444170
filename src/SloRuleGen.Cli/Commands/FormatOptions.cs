using System.CommandLine;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Commands;

/// <summary>Which formats the inputs have, and what those leave to the command line.</summary>
internal sealed class FormatOptions
{
    private static readonly Dictionary<string, SpecFormat> s_formats = new()
    {
        ["auto"] = SpecFormat.Auto,
        ["sloth"] = SpecFormat.Sloth,
    };

    private readonly Option<string> _from = ChoiceOption.Create("--from", "The format of the inputs; auto goes by what each document says of itself.", [.. s_formats.Keys]);

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

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_from, _period]) command.Add(option);
    }

    public ImportOptions Read(ParseResult parse) => new(s_formats[parse.GetRequiredValue(_from)]) { Period = parse.GetValue(_period) };
}
