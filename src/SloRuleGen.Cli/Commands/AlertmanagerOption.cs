using System.CommandLine;
using SloRuleGen.Cli.Files;

namespace SloRuleGen.Cli.Commands;

/// <summary>
/// <c>--alertmanager</c> and <c>--alertmanager=FILE</c>. What follows it is an argument of its own: a name that was taken
/// from there would be that of a spec as often as not.
/// </summary>
internal static class AlertmanagerOption
{
    private const string Name = "--alertmanager";

    public static Option<string?> Create()
    {
        var option = new Option<string?>(Name)
        {
            Description = $"Also write a route and inhibitions for Alertmanager, to {AlertmanagerFile.DefaultName} in the folder, or with {Name}=FILE to that file.",
            HelpName = "=FILE",
        };
        option.Validators.Add(result =>
        {
            if (result is { Tokens: [{ Value: var name }] } && !AlertmanagerFile.CanBeCalled(name))
                result.AddError($"{Name} '{name}': give the name of a YAML file in the folder, such as {AlertmanagerFile.DefaultName}, that is not a rule file.");
        });
        return option;
    }

    /// <summary>The arguments with the name that the option has by default.</summary>
    public static IReadOnlyList<string> Complete(IReadOnlyList<string> args)
    {
        var end = args.TakeWhile(arg => arg != "--").Count();
        return [.. args.Select((arg, i) => arg == Name && i < end ? $"{Name}={AlertmanagerFile.DefaultName}" : arg)];
    }
}
