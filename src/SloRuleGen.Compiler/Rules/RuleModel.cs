using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>A rule of Prometheus, its expression still a tree.</summary>
/// <param name="Comment">What the rule is for, one line, or null.</param>
public abstract record Rule(Expr Expr, IReadOnlyDictionary<string, string> Labels, string? Comment)
{
    /// <summary>A rule that records what its expression gives as a series.</summary>
    public sealed record Recording(string Name, Expr Expr, IReadOnlyDictionary<string, string> Labels, string? Comment = null)
        : Rule(Expr, Labels, Comment);

    /// <summary>A rule that fires while its expression has samples.</summary>
    public sealed record Alerting(
        string Name,
        Expr Expr,
        PromDuration For,
        PromDuration KeepFiringFor,
        IReadOnlyDictionary<string, string> Labels,
        IReadOnlyDictionary<string, string> Annotations,
        string? Comment = null)
        : Rule(Expr, Labels, Comment);
}

/// <summary>Rules that Prometheus evaluates one after the other, each interval.</summary>
public sealed record RuleGroup(string Name, PromDuration Interval, IReadOnlyList<Rule> Rules)
{
    /// <summary>How far in the past its rules look, and what they record stands; null for what the server does.</summary>
    public PromDuration? QueryOffset { get; init; }

    /// <summary>How many series or alerts a rule may give before it fails; null for no limit.</summary>
    public long? Limit { get; init; }
}

/// <summary>The rules of one service, all of them or a part.</summary>
/// <param name="SourceName">The name of the spec file they come from, without its folder.</param>
public sealed record ServiceRules(string Service, string SourceName, IReadOnlyList<RuleGroup> Groups)
{
    private readonly string? _fileStem;

    /// <summary>What their file, resource or namespace is called: like the service, and like one deployment of it where there are several.</summary>
    public string FileStem
    {
        get => _fileStem ?? Service;
        init => _fileStem = value;
    }

    /// <summary>Which of the documents of a service these are, from 1.</summary>
    public int Part { get; init; } = 1;
}
