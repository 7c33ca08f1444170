using System.Text.RegularExpressions;
using SloRuleGen.Output;
using SloRuleGen.Units;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>Runs promtool on generated rules. A failure shows what promtool said, and keeps the files to run it by hand.</summary>
internal static partial class Promtool
{
    /// <summary>Asserts that <c>promtool check rules</c> accepts the files.</summary>
    public static void CheckRules(RuleFiles rules)
    {
        using var folder = new ScratchFolder();
        rules.WriteTo(folder.Path);
        var (exitCode, output) = Tool.Run(Tool.Promtool, folder.Path, ["check", "rules", .. rules.Files.Select(file => file.Name)]);
        if (exitCode != 0) Assert.Fail($"promtool check rules refused the rules:\n{output}\n{Text(rules)}");
    }

    /// <summary>What <c>promtool check rules</c> says against one expression; null if it takes it.</summary>
    public static string? Refusal(string promql)
    {
        using var folder = new ScratchFolder();
        RuleFiles.Of($"groups: [{{name: one, rules: [{{record: a:b, expr: {RuleTestFile.Quote(promql)}}}]}}]").WriteTo(folder.Path);
        var (exitCode, output) = Tool.Run(Tool.Promtool, folder.Path, "check", "rules", "hand-written.rules.yaml");
        return exitCode == 0 ? null : output;
    }

    /// <summary>Asserts that all that is expected of each scenario comes true.</summary>
    public static void TestRules(params IReadOnlyList<Scenario> scenarios)
    {
        using var folder = new ScratchFolder();
        var tests = scenarios.Select((scenario, number) => Write(folder, scenario, RuleTestFile.Of(scenario), scenario.LastExpectation, [], $"{number}."));
        if (SharedRuns.Failure(folder.Path, tests) is not { } together) return;

        // What has failed is found by itself.
        var failures = scenarios.Select(Failure).OfType<string>().ToList();
        Assert.Fail(failures.Count > 0 ? string.Join('\n', failures) : FailedTogether(together));
    }

    /// <summary>Runs the test files among the rule files, each test on the rules that it asks for. Null if all pass; else what promtool said.</summary>
    public static string? FailureOfTestFiles(RuleFiles rules)
    {
        var asked = Asked(rules);
        using var folder = new ScratchFolder();
        asked.WriteTo(folder.Path);
        return SharedRuns.Failure(folder.Path, NamesOfTests(asked)) is { } together ? FailureAsWritten(asked) ?? FailedTogether(together) : null;
    }

    /// <summary>Runs the test files among the rule files as users do, with all rules. Null if all pass; else what promtool said.</summary>
    public static string? FailureAsWritten(RuleFiles rules)
    {
        using var folder = new ScratchFolder();
        rules.WriteTo(folder.Path);
        var (exitCode, output) = Tool.Run(Tool.Promtool, folder.Path, ["test", "rules", .. NamesOfTests(rules)]);
        return exitCode == 0 ? null : output;
    }

    /// <summary>The same of one test alone, whose name ends so.</summary>
    public static string? FailureOfTest(RuleFiles rules, string name)
    {
        var (tests, others) = (rules.Files.Where(IsTest), rules.Files.Where(file => !IsTest(file)));
        var one = Assert.Single(tests.SelectMany(file =>
        {
            var parts = BorderOfTests().Split(file.Content);
            return parts[1..].Where(test => test[..test.IndexOf('\n', StringComparison.Ordinal)].EndsWith($": {name}\"", StringComparison.Ordinal)).Select(test => file with { Content = parts[0] + test });
        }));
        return FailureAsWritten(Asked(new RuleFiles([one, .. others])));
    }

    /// <summary>
    /// What promtool prints of the alerts of some names that fire at a time: their labels and their rendered annotations. Asserts in the same
    /// run that all that is expected of the scenario comes true.
    /// </summary>
    public static string RenderedAlerts(Scenario scenario, IEnumerable<string> alertNames, TimeSpan at)
    {
        using var folder = new ScratchFolder();
        var names = alertNames.ToList();
        var last = scenario.Expectations.Count > 0 && scenario.LastExpectation > at ? scenario.LastExpectation : at;
        var (_, output) = Run(folder, scenario, RuleTestFile.ExpectingNoAlert(scenario, names, at), last, names);
        if (!FailedQueryOrRule().IsMatch(output)) return output;
        TestRules(scenario);
        throw new InvalidOperationException($"What failed with alerts does not fail without:\n{output}");
    }

    private static string FailedTogether(string output) => $"promtool test rules failed for tests together that pass by themselves:\n{output}";

    /// <summary>The test files among the rule files, each test with the rules that it asks for.</summary>
    private static RuleFiles Asked(RuleFiles rules) => new([.. rules.Files.Where(IsTest).SelectMany(test => AskedBy(test, rules))]);

    private static List<string> NamesOfTests(RuleFiles rules)
    {
        var names = rules.Files.Where(IsTest).Select(file => file.Name).ToList();
        Assert.NotEmpty(names);
        return names;
    }

    /// <summary>A file for the tests that ask for the same rules, and one for these.</summary>
    private static IEnumerable<OutputFile> AskedBy(OutputFile file, RuleFiles rules)
    {
        var tested = new RuleFiles([.. rules.Files.Where(rule => file.Content.Contains($"  - {rule.Name}\n", StringComparison.Ordinal))]);
        var parts = BorderOfTests().Split(file.Content);
        var number = 0;
        foreach (var tests in parts[1..].GroupBy(test => string.Concat(AskedRules.Of(tested, [test], End([test])).Files.Select(rule => rule.Content))))
        {
            var asked = AskedRules.Of(tested, tests, End(tests));
            var (prefix, head) = ($"{file.Name}.{number++}.", parts[0]);
            foreach (var rule in asked.Files)
            {
                head = head.Replace($"  - {rule.Name}\n", $"  - {prefix}{rule.Name}\n", StringComparison.Ordinal);
                yield return rule with { Name = prefix + rule.Name };
            }

            yield return file with { Name = prefix + "test.yaml", Content = head + string.Concat(tests) };
        }

        // Short tests reach back no further than themselves.
        static TimeSpan End(IEnumerable<string> tests) => TimeSpan.FromMilliseconds(
            tests.SelectMany(test => EvaluationTime().Matches(test)).Max(time => PromDuration.Parse(time.Groups[1].Value).Milliseconds));
    }

    private static bool IsTest(OutputFile file) => file.Name.EndsWith(".test.yaml", StringComparison.Ordinal);

    [GeneratedRegex("^(?=  - name: )", RegexOptions.Multiline)]
    private static partial Regex BorderOfTests();

    private static string? Failure(Scenario scenario)
    {
        using var folder = new ScratchFolder();
        var (exitCode, output) = Run(folder, scenario, RuleTestFile.Of(scenario), scenario.LastExpectation);
        if (exitCode == 0) return null;

        folder.Keep(scenario.Name);
        var failed = scenario.Expectations.Where(e => IsReported(e, output)).ToList();
        var values = failed.Count == 0 ? "" : Run(folder, scenario, RuleTestFile.ShowingSubjects(scenario, failed), scenario.LastExpectation).Output;
        return
            $"""
            {scenario.Name}: promtool test rules failed.

            Not so:
            {string.Join('\n', failed.Select(e => $"  at {e.At}: {e.Because}"))}

            promtool said:
            {output}
            What was judged:
            {values}
            The test (all of it in {folder.Path}):
            {RuleTestFile.Of(scenario, abridged: true)}
            The rules:
            {Text(scenario.Rules)}
            """;
    }

    /// <inheritdoc cref="Write"/>
    private static (int ExitCode, string Output) Run(ScratchFolder folder, Scenario scenario, string test, TimeSpan last, params IEnumerable<string> alertNames) =>
        Tool.Run(Tool.Promtool, folder.Path, "test", "rules", Write(folder, scenario, test, last, alertNames));

    /// <summary>Writes a test of a scenario and the rules that it asks for. Returns the name of its file.</summary>
    /// <param name="last">The last time that the test asks about.</param>
    /// <param name="alertNames">Alerts that the test asks for beside the scenario's expectations.</param>
    /// <param name="prefix">Of the names of all files.</param>
    private static string Write(ScratchFolder folder, Scenario scenario, string test, TimeSpan last, IEnumerable<string> alertNames, string prefix = "")
    {
        var asked = scenario.Expectations.Select(expectation => expectation.Promql).Concat(alertNames.Select(name => $"ALERTS{{alertname=\"{name}\"}}"));
        foreach (var file in AskedRules.Of(scenario.Rules, asked, last - scenario.FirstSample).Files)
        {
            File.WriteAllText(System.IO.Path.Combine(folder.Path, prefix + file.Name), file.Content);
            test = test.Replace($"\n- {file.Name}\n", $"\n- {prefix}{file.Name}\n", StringComparison.Ordinal);
        }

        File.WriteAllText(System.IO.Path.Combine(folder.Path, prefix + "test.yaml"), test);
        return prefix + "test.yaml";
    }

    private static bool IsReported(Expectation expectation, string output) =>
        Regex.Matches(output, Regex.Escape($"expr: {RuleTestFile.Quote(expectation.Promql)}, time: ") + "([0-9a-z]+)")
            .Any(match => Milliseconds(match.Groups[1].Value) == (long)expectation.At.TotalMilliseconds);

    /// <summary>promtool prints weeks and years where they fit.</summary>
    private static long Milliseconds(string time) => PromDuration.Parse(time).Milliseconds;

    [GeneratedRegex("^ +eval_time: (.+)$", RegexOptions.Multiline)]
    private static partial Regex EvaluationTime();

    /// <summary>As promtool reports it; alerts are reported by name.</summary>
    [GeneratedRegex("^ +(expr|rule): ", RegexOptions.Multiline)]
    private static partial Regex FailedQueryOrRule();

    private static string Text(RuleFiles rules) => string.Join('\n', rules.Files.Select(file => $"# {file.Name}\n{file.Content}"));
}
