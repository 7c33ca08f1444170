using SloRuleGen.PromQL.Tests.Generation;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Tests;

/// <summary>
/// Expressions whole and damaged, judged by promtool and by us. <c>PROMQL_DIFFERENTIAL_CASES</c> and
/// <c>PROMQL_DIFFERENTIAL_SEED</c> run more and others;
/// <c>PROMQL_NEWEST_PROMTOOL</c> asks a promtool that knows all that we do, by its path.
/// </summary>
public class DifferentialTests
{
    private const int BatchSize = 5000;

    [Fact]
    public void Promtool_and_we_take_and_refuse_the_same_expressions()
    {
        var count = Setting("PROMQL_DIFFERENTIAL_CASES", 2000);
        var random = new Random(Setting("PROMQL_DIFFERENTIAL_SEED", 20_240_229));
        var generator = new ExpressionGenerator(random, Promtool.IsNewest);
        var mutator = new Mutator(random);
        var disagreements = new List<string>();
        var accepted = 0;
        for (var done = 0; done < count;)
        {
            var batch = new List<string>();
            while (batch.Count < Math.Min(BatchSize, count - done))
            {
                var text = generator.Next();
                if (random.Next(2) == 0) text = mutator.Mutate(text);
                if (IsText(text) && (Promtool.IsNewest || !NewerSyntax.IsIn(text))) batch.Add(text);
            }

            var verdicts = Promtool.Judge(batch);
            for (var i = 0; i < batch.Count; i++)
            {
                var errors = PromQLParser.Parse(batch[i]).Errors;
                if (errors.Count == 0) accepted++;
                if (errors.Count == 0 == (verdicts[i] is null) && SaysTheSame(verdicts[i], errors)) continue;
                disagreements.Add($"{batch[i]}\n  promtool: {verdicts[i] ?? "takes it"}\n  we: {(errors.Count == 0 ? "take it" : errors[0].ToString())}");
            }

            done += batch.Count;
        }

        Assert.True(disagreements.Count == 0, string.Join("\n", disagreements.Take(20)));
        Assert.InRange(accepted, count / 4, count * 3 / 4);
    }

    /// <summary>Older ones say some things otherwise. Of an empty text it is the rule file that is wrong.</summary>
    private static bool SaysTheSame(string? verdict, IReadOnlyList<PromQLError> errors) =>
        verdict is null || !Promtool.IsNewest || verdict.EndsWith($": {errors[0].Message.Split('\n')[0]}", StringComparison.Ordinal) || verdict.Contains("must be set", StringComparison.Ordinal);

    /// <summary>Damage may have torn a surrogate pair apart, which no rule file can hold.</summary>
    private static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
