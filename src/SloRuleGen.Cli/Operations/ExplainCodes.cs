using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Operations;

/// <summary>Prints the pages of diagnostics.</summary>
internal static class ExplainCodes
{
    private const string Prefix = "SLO";

    /// <summary>True for <c>SLO215</c> in any case, be there such a diagnostic or not.</summary>
    public static bool IsCode(string text) =>
        text.Length > Prefix.Length && text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && text.AsSpan(Prefix.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    public static int Run(IReadOnlyList<string> codes, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        var exitCode = ExitCode.Ok;
        var separator = "";
        foreach (var code in codes.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (DiagnosticCatalog.All.FirstOrDefault(d => d.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) is not { } descriptor)
            {
                terminal.Error.WriteLine($"slogen: there is no diagnostic '{PlainText.OneLine(code)}'{Hint(code)}");
                exitCode = ExitCode.Failed;
                continue;
            }

            terminal.Output.Write(separator + DiagnosticPages.Of(descriptor));
            separator = "\n";
        }

        return exitCode;
    }

    private static string Hint(string unknown)
    {
        // The letters are the same in all of them and say nothing of how near two codes are.
        var numbers = DiagnosticCatalog.All.Select(descriptor => descriptor.Code[Prefix.Length..]);
        return NearestWord.Of(unknown[Prefix.Length..], numbers) is { } meant ? $"; did you mean '{Prefix}{meant}'?" : "";
    }
}
