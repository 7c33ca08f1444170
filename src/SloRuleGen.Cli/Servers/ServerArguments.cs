using SloRuleGen.PrometheusApi;

namespace SloRuleGen.Cli.Servers;

/// <param name="Connection">The server that is asked.</param>
/// <param name="AllowPartial">Whether an answer that the server calls partial or doubtful will do.</param>
internal sealed record ServerArguments(PrometheusConnection Connection, bool AllowPartial);
