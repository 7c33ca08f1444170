using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Tests;

/// <summary>Asks promtool which expressions Prometheus takes.</summary>
internal static partial class Promtool
{
    /// <summary>A promtool of the newest release that is known here, to compare with by hand; null for the one that is installed.</summary>
    private static readonly string? s_newest = Environment.GetEnvironmentVariable("PROMQL_NEWEST_PROMTOOL");

    private static readonly string s_path = s_newest ?? "promtool";

    /// <summary>Whether promtool knows all that we do.</summary>
    public static bool IsNewest => s_newest is not null;

    /// <summary>What promtool says against each expression; null where it has nothing against it.</summary>
    public static IReadOnlyList<string?> Judge(IReadOnlyList<string> expressions)
    {
        var verdicts = new string?[expressions.Count];
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, RuleFile(expressions));
            foreach (Match match in RuleError().Matches(Run(file)))
                verdicts[int.Parse(match.Groups[1].Value) - 1] = match.Groups[2].Value;
        }
        finally
        {
            File.Delete(file);
        }

        return verdicts;
    }

    /// <summary>The release that promtool is of.</summary>
    public static Version Release
    {
        get
        {
            if (IsNewest) return PromQLReleases.Newest;
            var start = new ProcessStartInfo(s_path, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start) ?? throw new InvalidOperationException("promtool did not start.");
            var text = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
            process.WaitForExit();
            return Version.Parse(ReleaseText().Match(text).Groups[1].Value);
        }
    }

    private static string RuleFile(IReadOnlyList<string> expressions)
    {
        var yaml = new StringBuilder("groups:\n- name: g\n  rules:\n");
        for (var i = 0; i < expressions.Count; i++)
            yaml.Append(System.Globalization.CultureInfo.InvariantCulture, $"  - record: r{i}\n    expr: {Quote(expressions[i])}\n");
        return yaml.ToString();
    }

    /// <summary>A YAML string in double quotes.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            var isPlain = rune.Value is not ('"' or '\\') && (rune.IsAscii ? !Rune.IsControl(rune) : Rune.IsLetter(rune) || Rune.IsSymbol(rune));
            quoted.Append(isPlain ? rune.ToString() : $"\\U{rune.Value:x8}");
        }

        return quoted.Append('"').ToString();
    }

    private static string Run(string file)
    {
        var start = new ProcessStartInfo(s_path, ["check", "rules", file]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("promtool did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode is 0 or 1 or 3, errors);
        Assert.True(process.ExitCode == 0 || RuleError().IsMatch(errors), errors);
        _ = output.Result;
        return errors;
    }

    [GeneratedRegex(@"version (\d+\.\d+\.\d+)")]
    private static partial Regex ReleaseText();

    [GeneratedRegex(@"group ""g"", rule (\d+), ""r\d+"": (.*)")]
    private static partial Regex RuleError();
}
