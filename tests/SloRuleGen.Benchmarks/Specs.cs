using System.Text;

namespace SloRuleGen.Benchmarks;

/// <summary>The same plain SLOs in this program's format and in Sloth's, a file for each service.</summary>
internal static class Specs
{
    public static void Write(string folder, int services, int slosOfEach) => Write(folder, services, slosOfEach, ".slo.yaml", "apiVersion: slogen/v1", (service, slo) => $$"""
          - name: availability-{{slo}}
            description: Requests of handler {{slo}} answered without a server error.
            objective: 99.9%
            sli:
              events:
                bad: http_requests_total{job="{{service}}",handler="h{{slo}}",code=~"5.."}
                total: http_requests_total{job="{{service}}",handler="h{{slo}}"}
        """);

    public static void WriteForSloth(string folder, int services, int slosOfEach) => Write(folder, services, slosOfEach, ".yaml", "version: prometheus/v1", (service, slo) => $$$"""
          - name: availability-{{{slo}}}
            description: Requests of handler {{{slo}}} answered without a server error.
            objective: 99.9
            sli:
              events:
                error_query: sum(rate(http_requests_total{job="{{{service}}}",handler="h{{{slo}}}",code=~"5.."}[{{.window}}]))
                total_query: sum(rate(http_requests_total{job="{{{service}}}",handler="h{{{slo}}}"}[{{.window}}]))
            alerting:
              name: Burn{{{slo}}}
              page_alert: {}
              ticket_alert: {}
        """);

    private static void Write(string folder, int services, int slosOfEach, string extension, string version, Func<string, int, string> slo)
    {
        Directory.CreateDirectory(folder);
        foreach (var number in Enumerable.Range(0, services))
        {
            var service = $"service-{number}";
            var text = new StringBuilder().Append(version).Append($"\nservice: {service}\nlabels: {{team: web}}\nslos:\n");
            foreach (var i in Enumerable.Range(0, slosOfEach)) text.Append(slo(service, i)).Append('\n');
            File.WriteAllText(Path.Combine(folder, service + extension), text.ToString());
        }
    }
}
