using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;

namespace SloRuleGen.Cli.Check;

/// <summary>One thing about an SLO that only a server knows.</summary>
internal interface IServerCheck
{
    Task<IReadOnlyList<Diagnostic>> CheckAsync(SloPlan slo, AskedServer server);
}
