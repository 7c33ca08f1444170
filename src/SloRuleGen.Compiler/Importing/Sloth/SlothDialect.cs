using SloRuleGen.Importing.Documents;
using SloRuleGen.Mappings;

namespace SloRuleGen.Importing.Sloth;

/// <summary>How the two forms of Sloth's specs call their fields: the file, and the resource of Kubernetes.</summary>
/// <param name="Plugins">Of a service.</param>
internal sealed record SlothDialect(
    string Plugins, string ErrorQuery, string TotalQuery, string RatioQuery, string PageAlert, string TicketAlert, string[] OwnFields)
{
    public static readonly SlothDialect File = new(
        "slo_plugins", "error_query", "total_query", "error_ratio_query", "page_alert", "ticket_alert", ["version"]);

    public static readonly SlothDialect Resource = new(
        "sloPlugins", "errorQuery", "totalQuery", "errorRatioQuery", "pageAlert", "ticketAlert", []);

    public static readonly Level ResourceLevel = ForeignFields.Level("the resource", "apiVersion", "kind", "metadata", "spec", "status");

    public static readonly Level Chain = ForeignFields.Level("Sloth's plugins", "overridePrevious", "chain");

    public static readonly Level ChainItem = ForeignFields.Level("a plugin", "id", "config", "priority");

    public static readonly Level SliPlugin = ForeignFields.Level("'plugin'", "id", "options");

    public static readonly Level Alert = ForeignFields.Level("an alert of Sloth", "disable", "labels", "annotations");

    public Level Service { get; } = ForeignFields.Level("a spec of Sloth", [.. OwnFields, "service", "labels", Plugins, "slos"]);

    public Level Slo { get; } = ForeignFields.Level("an SLO of Sloth", "name", "description", "objective", "plugins", "labels", "sli", "alerting");

    public Level Sli { get; } = ForeignFields.Level("'sli' of Sloth", "raw", "events", "plugin");

    public Level Events { get; } = ForeignFields.Level("'events' of Sloth", ErrorQuery, TotalQuery);

    public Level Raw { get; } = ForeignFields.Level("'raw'", RatioQuery);

    public Level Alerting { get; } = ForeignFields.Level("'alerting' of Sloth", "name", "labels", "annotations", PageAlert, TicketAlert);
}
