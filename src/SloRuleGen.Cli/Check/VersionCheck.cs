using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PrometheusApi.Answers;

namespace SloRuleGen.Cli.Check;

/// <summary>Whether the server is as new as the rules need it.</summary>
internal static class VersionCheck
{
    /// <param name="build">What the server says of itself; null where it says nothing.</param>
    /// <param name="oldest">The oldest Prometheus that the rules are made for.</param>
    public static IEnumerable<Diagnostic> Check(RulePlan plan, BuildInfo? build, Version oldest)
    {
        // Mimir and others have versions of their own.
        if (build is not { Application: null or "" or "prometheus", Version: { } text } || !Version.TryParse(text.Split('-', '+')[0], out var version)) return [];
        var release = new Version(version.Major, version.Minor);
        return release >= oldest || release.Major < 2 ? [] :
        [
            .. plan.Services.Select(service => new Diagnostic(
                ServerDiagnostics.OlderServer, service.Service.Name.Span, $"the server is Prometheus {release}, and the rules are made for {oldest} and later: say '--prometheus-version {release}', or use a newer one")),
        ];
    }
}
