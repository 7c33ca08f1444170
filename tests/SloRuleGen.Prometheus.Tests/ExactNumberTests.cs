using System.Text.RegularExpressions;
using SloRuleGen.Prometheus.Tests.Harness;
using YamlDotNet.RepresentationModel;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Property 11: every number in the rules is the decimal that a person would write.</summary>
public sealed partial class ExactNumberTests
{
    public static TheoryData<string, string, string> Specs
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var objective in new[] { "99.9%", "99.95%", "99.99%", "99.999%", "99.5%", "99%", "97.3%", "95%" })
                foreach (var period in new[] { "30d", "28d", "7d", "14d", "90d" })
                    foreach (var method in new[] { "burn_rate", "budget_count" }) data.Add(objective, period, method);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void No_number_carries_binary_noise(string objective, string period, string method)
    {
        var numbers = Numbers(new CheckoutSpec { Objective = objective, Period = period, Method = method, Windows = "sre-four" }.Generate()).ToList();

        Assert.NotEmpty(numbers);
        Assert.All(numbers, number =>
        {
            Assert.DoesNotContain("e", number, StringComparison.OrdinalIgnoreCase);
            var digits = number.Replace(".", "", StringComparison.Ordinal).TrimStart('0');
            Assert.True(digits.Length <= 15, $"{number} has {digits.Length} significant digits");
            Assert.DoesNotMatch("0000000|9999999", digits);
            if (number.Contains('.')) Assert.False(number.EndsWith('0'), $"{number} ends in a zero");
        });
    }

    [Fact]
    public void Three_nines_give_the_numbers_of_the_table()
    {
        var rules = new CheckoutSpec { Windows = "sre-four" }.Generate();
        var numbers = Numbers(rules).ToHashSet();

        Assert.Superset(new HashSet<string> { "0.999", "0.001", "0.0144", "0.006", "0.003" }, numbers);
        Promtool.TestRules(new Scenario("constants", rules)
            .With(new Requests().For(10.Minutes, 600))
            .Value("slo:objective:ratio", 9.Minutes, 0.999, within: 0)
            .Value("slo:error_budget:ratio", 9.Minutes, 0.001, within: 0)
            .Value("slo:time_period:days", 9.Minutes, 30, within: 0));
    }

    [Theory]
    [InlineData("99.9%", "30d", "0.0144 0.006 0.001")]
    [InlineData("99.95%", "30d", "0.0072 0.003 0.0005")]
    [InlineData("99%", "30d", "0.144 0.06 0.01")]
    [InlineData("95%", "30d", "0.72 0.3 0.05")]
    [InlineData("99.9%", "28d", "0.01344 0.0056 0.000933333333333333")]
    [InlineData("99.9%", "7d", "0.0168 0.0084 0.001")]
    public void Thresholds_are_products_of_factor_and_budget(string objective, string period, string thresholds) =>
        Assert.Superset(
            thresholds.Split(' ').ToHashSet(),
            Numbers(new CheckoutSpec { Objective = objective, Period = period }.Generate()).ToHashSet());

    /// <summary>The number literals of all expressions: no durations, nothing in strings or names.</summary>
    private static IEnumerable<string> Numbers(RuleFiles rules) =>
        rules.Files.SelectMany(file => Expressions(file.Content))
            .Select(expression => Strings().Replace(expression, ""))
            .SelectMany(expression => Literals().Matches(expression))
            .Select(match => match.Value);

    private static IEnumerable<string> Expressions(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return from document in stream.Documents
               from node in document.AllNodes.OfType<YamlMappingNode>()
               from entry in node.Children
               where ((YamlScalarNode)entry.Key).Value == "expr"
               select ((YamlScalarNode)entry.Value).Value!;
    }

    [GeneratedRegex("""
        "[^"]*"|'[^']*'
        """)]
    private static partial Regex Strings();

    [GeneratedRegex(@"(?<![\w.:])\d+(\.\d+)?(e[+-]?\d+)?(?![\w.:])", RegexOptions.IgnoreCase)]
    private static partial Regex Literals();
}
