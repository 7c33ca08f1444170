using SloRuleGen.PromQL.Checking;
using SloRuleGen.PromQL.Tests.Generation;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Tests;

public class ReleaseDifferentialTests
{
    [Fact]
    public void What_is_newer_than_promtool_is_refused_by_it_and_nothing_else_of_what_we_take()
    {
        var release = Promtool.Release;
        var random = new Random(20_240_229);
        var generator = new ExpressionGenerator(random);
        var mutator = new Mutator(random);
        var batch = new List<(string Text, bool IsNewer)>();
        for (var i = 0; i < 20_000; i++)
        {
            var text = generator.Next();
            if (random.Next(2) == 0) text = mutator.Mutate(text);

            // The other differential tests ask of the rest. A quote without an end is a matter of regular expressions.
            if (!NewerSyntax.IsIn(text) || text.Contains("\\Q", StringComparison.Ordinal)) continue;
            if (PromQLParser.Parse(text) is { Succeeded: true, Expr: { } expr })
                batch.Add((text, PromQLReleases.NewerParts(expr, text).Any(part => part.Since > release)));
        }

        var verdicts = Promtool.Judge([.. batch.Select(one => one.Text)]);
        Assert.Empty(batch.Zip(verdicts).Where(pair => pair.First.IsNewer != (pair.Second is not null)).Select(pair => $"{pair.First.Text}: {pair.Second ?? "taken"}"));
        Assert.InRange(batch.Count, 50, 1000);
    }
}
