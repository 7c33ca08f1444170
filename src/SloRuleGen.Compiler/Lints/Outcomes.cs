using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Lints;

/// <summary>What a selector's events came to.</summary>
internal enum Outcome
{
    Unknown,
    Success,
    Failure,
}

/// <summary>Tells from names and matchers whether a selector selects successes or failures.</summary>
internal static class Outcomes
{
    private static readonly string[] s_grpcLabels = ["grpccode", "grpcstatus", "grpcresponsestatus", "rpcgrpcstatuscode"];

    private static readonly string[] s_wordLabels = ["outcome", "result", "status", "state", "success", "code", "grpccode"];

    private static readonly (string Success, string Failure)[] s_statuses = [("200", "500"), ("2xx", "5xx")];

    private static readonly (string Success, string Failure)[] s_grpcCodes = [("OK", "Internal"), ("0", "13")];

    private static readonly HashSet<string> s_successes = ["success", "SUCCESS", "succeeded", "successful", "ok", "OK", "true"];

    private static readonly HashSet<string> s_failures = ["failure", "FAILURE", "failed", "error", "ERROR", "SERVER_ERROR", "false"];

    private static readonly HashSet<string> s_goodWords = ["success", "successes", "successful", "succeeded", "good"];

    private static readonly HashSet<string> s_badWords = ["error", "errors", "failed", "failure", "failures", "fail", "fails"];

    private static readonly HashSet<string> s_negations = ["no", "non", "not", "without", "un"];

    /// <param name="isPlain">
    /// Whether the metric holds events of all outcomes, so that <c>code!~"5.."</c> leaves successes; of a metric of errors it leaves errors.
    /// </param>
    public static Outcome Of(VectorSelector selector, bool isPlain)
    {
        foreach (var label in selector.Matchers.GroupBy(matcher => matcher.Name))
        {
            var matchers = label.ToList();
            if (!isPlain && matchers.TrueForAll(matcher => matcher.Operator is MatchOperator.NotEqual or MatchOperator.NotRegex)) continue;
            var outcome = Of(matchers, Plain(label.Key));
            if (outcome != Outcome.Unknown) return outcome;
        }

        return selector.Metric() is { } metric ? OfName(metric) : Outcome.Unknown;
    }

    private static Outcome Of(List<LabelMatcher> matchers, string label)
    {
        if (NoSuchStatus.IsStatus(label)) return OfPairs(matchers, s_statuses) is var status and not Outcome.Unknown ? status : OfWords(matchers);
        if (s_grpcLabels.Contains(label)) return OfPairs(matchers, s_grpcCodes);
        return s_wordLabels.Contains(label) ? OfWords(matchers) : Outcome.Unknown;
    }

    private static Outcome OfPairs(List<LabelMatcher> matchers, (string Success, string Failure)[] pairs)
    {
        foreach (var (success, failure) in pairs)
        {
            switch (matchers.Accepts(success), matchers.Accepts(failure))
            {
                case (true, false): return Outcome.Success;
                case (false, true): return Outcome.Failure;
            }
        }

        return Outcome.Unknown;
    }

    /// <summary>Words say little by what they are not.</summary>
    private static Outcome OfWords(List<LabelMatcher> matchers)
    {
        var words = matchers.Where(matcher => matcher.Operator is MatchOperator.Equal or MatchOperator.Regex).SelectMany(matcher => matcher.Named()).ToList();
        if (words.Count == 0) return Outcome.Unknown;
        if (words.TrueForAll(s_successes.Contains)) return Outcome.Success;
        return words.TrueForAll(s_failures.Contains) ? Outcome.Failure : Outcome.Unknown;
    }

    private static Outcome OfName(string metric)
    {
        if (metric == "up" || metric.EndsWith("_up", StringComparison.Ordinal)) return Outcome.Success;
        var words = metric.ToLowerInvariant().Split('_', ':', '.');
        if (words.Any(s_negations.Contains)) return Outcome.Unknown;
        var (good, bad) = (words.Any(s_goodWords.Contains), words.Any(s_badWords.Contains));
        return good == bad ? Outcome.Unknown : good ? Outcome.Success : Outcome.Failure;
    }

    private static string Plain(string label) => new([.. label.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
}
