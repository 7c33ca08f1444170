using System.CommandLine.Parsing;

namespace SloRuleGen.Cli.Commands;

/// <summary>Reads the version of a program: <c>2.42</c>, <c>3.1.0</c>.</summary>
internal static class VersionText
{
    /// <returns>The oldest version where there is a mistake, which is reported.</returns>
    public static Version Read(ArgumentResult result, string program, Version oldest)
    {
        var text = result.Tokens.Single().Value;
        if (!text.All(c => char.IsAsciiDigit(c) || c == '.') || !Version.TryParse(text, out var version) || version.Revision >= 0)
            result.AddError($"'{text}' is no version of {program}; write it as {oldest} or {oldest}.0.");
        else if (version < oldest)
            result.AddError($"{program} {text} is too old: the rules need {oldest} or later.");
        else return version;
        return oldest;
    }
}
