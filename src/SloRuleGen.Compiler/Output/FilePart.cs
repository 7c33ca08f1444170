using SloRuleGen.Rules;

namespace SloRuleGen.Output;

/// <summary>A stretch of a service's file: the rules of some of its SLOs.</summary>
/// <param name="IsFirst">Whether the file begins here.</param>
/// <param name="IsLast">Whether it ends here.</param>
internal sealed record FilePart(ServiceRules Rules, bool IsFirst, bool IsLast);

/// <summary>What stands there.</summary>
internal sealed record PartText(Utf8Text Text, int Rules);
