using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Rules;

/// <summary>A recording rule before its labels.</summary>
internal sealed record Record(string Name, Expr Expr, string? Comment = null);
