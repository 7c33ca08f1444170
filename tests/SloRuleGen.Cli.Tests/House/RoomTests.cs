using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace SloRuleGen.Cli.Tests.House;

/// <summary>Who may know whom in the house: a new arrow between two rooms is a decision, to be made in this table.</summary>
public sealed class RoomTests
{
    private const string House = "SloRuleGen";

    /// <summary>
    /// Each room, which is a namespace with all below it, and the rooms that it may know. They stand in such an order
    /// that a room knows only those above it: so there is no circle.
    /// </summary>
    private static readonly (string Room, string[] Knows)[] s_rooms =
    [
        ("Units", []),
        ("BurnRate", ["Units"]),

        ("PromQL.Tree", ["Units"]),
        ("PromQL.Labels", ["Units", "PromQL.Tree"]),
        ("PromQL.Re2", ["PromQL.Tree"]),
        ("PromQL.Reading", ["Units", "PromQL.Tree", "PromQL.Re2"]),
        ("PromQL.Checking", ["Units", "PromQL.Tree", "PromQL.Re2"]),
        ("PromQL.Printing", ["PromQL.Tree"]),
        ("PromQL", ["PromQL.Tree", "PromQL.Reading", "PromQL.Checking", "PromQL.Printing"]),

        ("Text", ["Units"]),
        ("GoTemplates", ["Text"]),
        ("Diagnostics", ["Text"]),
        ("Syntax", ["Text", "Diagnostics"]),
        ("Allowing", ["Text", "Diagnostics", "Syntax"]),
        ("Spec", ["Units", "BurnRate", "PromQL.Tree", "Text"]),
        ("Mappings", ["Units", "Text", "Diagnostics", "Syntax"]),
        ("SliTemplates", ["PromQL", "PromQL.Tree", "Text", "Diagnostics", "Syntax", "Mappings"]),
        ("Queries", ["PromQL", "PromQL.Tree", "PromQL.Labels", "PromQL.Checking", "Text", "Diagnostics", "Syntax", "Spec", "Mappings"]),
        ("Lints", ["Units", "PromQL.Tree", "PromQL.Labels", "PromQL.Re2", "Text", "Diagnostics", "Syntax", "Queries"]),
        ("Binding",
            [
                "Units", "BurnRate", "PromQL.Tree", "PromQL.Checking", "Text", "GoTemplates", "Diagnostics", "Syntax", "Spec", "Mappings", "SliTemplates",
                "Queries", "Lints",
            ]),
        ("RiskSheets", ["Units", "BurnRate", "Text", "Diagnostics", "Syntax", "Mappings", "Binding"]),
        ("Planning", ["Units", "BurnRate", "PromQL.Tree", "Text", "Diagnostics", "Spec"]),
        ("Rules", ["Units", "BurnRate", "PromQL.Tree", "Text", "Spec", "Planning"]),
        ("Rules.Events", ["Units", "PromQL.Tree", "PromQL.Labels", "Text", "Spec", "Planning", "Rules"]),
        ("Rules.Periods", ["Units", "BurnRate", "PromQL.Tree", "Text", "Spec", "Planning", "Rules", "Rules.Events"]),
        ("Rules.Records", ["Units", "BurnRate", "PromQL.Tree", "Text", "Spec", "Planning", "Rules", "Rules.Events", "Rules.Periods"]),
        ("Rules.Alerts", ["Units", "BurnRate", "PromQL.Tree", "Text", "Spec", "Planning", "Rules", "Rules.Events", "Rules.Periods"]),
        ("Rules.Groups", ["Units", "BurnRate", "PromQL.Tree", "Text", "Spec", "Planning", "Rules", "Rules.Records", "Rules.Alerts"]),
        ("RuleTests",
            [
                "Units", "BurnRate", "PromQL", "PromQL.Tree", "PromQL.Re2", "Text", "Diagnostics", "Spec", "Planning", "Rules", "Rules.Events",
                "Rules.Alerts",
            ]),
        ("Output",
            ["Units", "BurnRate", "PromQL", "PromQL.Tree", "PromQL.Checking", "Text", "Diagnostics", "Syntax", "Spec", "Planning", "Rules", "RuleTests"]),
        ("Output.Alertmanager",
            ["Units", "BurnRate", "PromQL.Tree", "Text", "Diagnostics", "Syntax", "Spec", "Planning", "Rules", "Output"]),
        ("Importing.Native", ["Text", "Syntax"]),
        ("Importing.Shapes", ["Units", "PromQL.Tree", "Queries"]),
        ("Importing.Documents",
            [
                "Units", "BurnRate", "PromQL", "PromQL.Tree", "PromQL.Labels", "Text", "Diagnostics", "Syntax", "Allowing", "Mappings", "Queries",
                "Importing.Native", "Importing.Shapes",
            ]),
        ("Importing.Sloth",
            [
                "Units", "BurnRate", "PromQL", "PromQL.Tree", "Text", "Diagnostics", "Syntax", "Mappings", "Importing.Native", "Importing.Shapes",
                "Importing.Documents",
            ]),
        ("Importing.OpenSlo",
            [
                "Units", "PromQL.Tree", "Text", "Diagnostics", "Syntax", "Mappings", "Queries", "Importing.Native", "Importing.Shapes",
                "Importing.Documents",
            ]),
        ("Importing.Pyrra",
            [
                "Units", "BurnRate", "PromQL.Tree", "Text", "Diagnostics", "Syntax", "Mappings", "Importing.Native", "Importing.Shapes",
                "Importing.Documents",
            ]),
        ("Importing", ["Text", "Diagnostics", "Syntax", "Mappings", "Output", "Importing.Native", "Importing.Documents", "Importing.Sloth", "Importing.OpenSlo", "Importing.Pyrra"]),
        ("Exporting",
            [
                "Units", "BurnRate", "PromQL", "PromQL.Tree", "PromQL.Labels", "Text", "Diagnostics", "Syntax", "Mappings", "Spec", "Planning", "Importing.Native",
                "Importing.Shapes", "Importing.OpenSlo",
            ]),
        ("Boards", ["PromQL", "Text", "Spec", "Units", "BurnRate", "Syntax", "Planning", "Output"]),
        ("",
            [
                "PromQL.Tree", "PromQL.Checking", "Text", "Diagnostics", "Syntax", "Mappings", "Allowing", "Spec", "SliTemplates", "Lints", "Binding",
                "Planning", "Rules", "Rules.Groups", "RuleTests", "Output", "Output.Alertmanager", "Importing", "Importing.Documents", "Exporting",
            ]),

        ("Simulation", ["Units", "BurnRate", "Text", "Spec", "Planning"]),

        ("PrometheusApi.Answers", []),
        ("PrometheusApi", ["PrometheusApi.Answers"]),

        ("Cli.Console", ["Units", "Text", "Diagnostics"]),
        ("Cli.Files", ["", "Boards", "Planning", "Rules", "Importing.Documents", "Text", "Diagnostics", "Syntax", "Output", "Cli.Console"]),
        ("Cli.Settings", ["", "Units", "Importing.Documents", "PromQL.Tree", "PromQL.Checking", "Text", "Diagnostics", "Syntax", "Mappings", "Output", "Cli.Console", "Cli.Files"]),
        ("Cli.Risks", ["Units", "BurnRate", "Text", "Diagnostics", "Spec", "Planning", "RiskSheets", "Cli.Console"]),
        ("Cli.Explain", ["Units", "BurnRate", "PromQL", "PromQL.Tree", "Text", "Spec", "Planning", "Rules.Alerts", "Cli.Console", "Cli.Risks"]),
        ("Cli.Simulate", ["Units", "BurnRate", "PromQL.Tree", "Text", "Diagnostics", "Spec", "Planning", "Rules.Alerts", "Simulation", "Cli.Console", "Cli.Explain"]),
        ("Cli.Servers", ["Text", "Diagnostics", "Syntax", "Mappings", "PrometheusApi", "PrometheusApi.Answers", "Cli.Console", "Cli.Files", "Cli.Settings"]),
        ("Cli.Samples",
            [
                "Units", "PromQL.Tree", "Text", "Spec", "Planning", "Rules", "Rules.Records", "Simulation", "PrometheusApi", "PrometheusApi.Answers", "Cli.Console", "Cli.Files",
                "Cli.Servers",
            ]),
        ("Cli.Replay",
            [
                "Units", "BurnRate", "Text", "Diagnostics", "Spec", "Planning", "Simulation", "PrometheusApi.Answers", "Cli.Console", "Cli.Explain", "Cli.Simulate", "Cli.Samples",
            ]),
        ("Cli.Report.Charts", ["Cli.Console"]),
        ("Cli.Report",
            [
                "Units", "BurnRate", "Text", "Spec", "Planning", "Simulation", "PrometheusApi.Answers", "Cli.Console", "Cli.Risks", "Cli.Explain", "Cli.Simulate", "Cli.Replay",
                "Cli.Report.Charts",
            ]),
        ("Cli.Status", ["Units", "BurnRate", "Text", "Spec", "Planning", "Rules", "Rules.Alerts", "PrometheusApi", "PrometheusApi.Answers", "Cli.Console", "Cli.Servers"]),
        ("Cli.Gate", ["Units", "BurnRate", "Text", "Spec", "Planning", "Rules", "PrometheusApi", "PrometheusApi.Answers", "Cli.Console", "Cli.Servers", "Cli.Status"]),
        ("Cli.Check",
            ["Units", "BurnRate", "PromQL", "PromQL.Tree", "Text", "Diagnostics", "Spec", "Planning", "Rules", "PrometheusApi", "PrometheusApi.Answers", "Cli.Console", "Cli.Servers"]),
        ("Cli.Rpc", ["Cli.Console", "Cli.Files"]),
        ("Cli.Lsp",
            [
                "", "BurnRate", "PromQL", "PromQL.Tree", "Importing.Documents", "Text", "Diagnostics", "Syntax", "Spec", "SliTemplates", "Planning", "PrometheusApi", "PrometheusApi.Answers",
                "Cli.Console", "Cli.Files", "Cli.Settings", "Cli.Explain", "Cli.Rpc",
            ]),
        ("Cli.Mcp", ["Cli.Console", "Cli.Files", "Cli.Settings", "Cli.Rpc"]),
        ("Cli.Shells", []),
        ("Cli.Init",
            [
                "", "Units", "BurnRate", "PromQL", "PromQL.Tree", "Text", "Diagnostics", "Syntax", "Spec", "SliTemplates", "Planning", "Output", "Simulation", "PrometheusApi.Answers",
                "PrometheusApi", "Cli.Console", "Cli.Files", "Cli.Settings", "Cli.Servers", "Cli.Samples", "Cli.Check",
            ]),
        ("Cli.Differences", ["BurnRate", "PromQL", "PromQL.Tree", "Units", "Text", "Spec", "Planning", "Rules", "Cli.Console", "Cli.Explain"]),
        ("Cli.Reports", ["", "Text", "Diagnostics", "Cli.Console"]),
        ("Cli.Operations",
            [
                "", "Boards", "Units", "Importing.Documents", "BurnRate", "PromQL", "PromQL.Tree", "PromQL.Checking", "Text",
                "Diagnostics", "Syntax", "Spec", "SliTemplates", "RiskSheets", "Planning", "Rules", "Output", "Simulation",
                "PrometheusApi",
                "Cli.Console",
                "Cli.Files",
                "Cli.Settings",
                "Cli.Risks",
                "Cli.Explain",
                "Cli.Simulate",
                "Cli.Servers",
                "Cli.Samples",
                "Cli.Replay",
                "Cli.Report",
                "Cli.Status",
                "Cli.Gate",
                "Cli.Check",
                "Cli.Init",
                "Cli.Reports",
                "Cli.Differences",
                "Cli.Rpc",
                "Cli.Lsp",
                "Cli.Mcp",
            ]),
        ("Cli.Commands",
            [
                "Boards", "Units", "Importing.Documents", "BurnRate", "PromQL.Tree", "PromQL.Checking", "Text", "Diagnostics",
                "Output", "Simulation", "PrometheusApi",
                "Cli.Console",
                "Cli.Files",
                "Cli.Settings",
                "Cli.Simulate",
                "Cli.Servers",
                "Cli.Samples",
                "Cli.Gate",
                "Cli.Shells",
                "Cli.Operations",
                "Cli.Reports",
                "Cli.Init",
                "Cli.Explain",
                "Cli.Lsp",
            ]),
        ("Cli", ["Cli.Console", "Cli.Files", "Cli.Commands"]),
    ];

    private static readonly Architecture s_house = new ArchLoader().LoadAssemblies(
        typeof(Units.Fraction).Assembly,
        typeof(BurnRate.Objective).Assembly,
        typeof(PromQL.PromQLParser).Assembly,
        typeof(SloCompiler).Assembly,
        typeof(Simulation.Simulator).Assembly,
        typeof(PrometheusApi.PrometheusClient).Assembly,
        typeof(CliApp).Assembly).Build();

    [Fact]
    public void Rooms_know_only_whom_they_may()
    {
        var arrows =
            from type in s_house.Types
            let @from = RoomOf(type)
            where @from is not null
            from dependency in type.Dependencies
            let to = RoomOf(dependency.Target)
            where to is not null && to != @from && !MayKnow(@from, to)
            select $"{@from} -> {to}: {type.Name} knows {dependency.Target.Name}";
        var text = string.Join('\n', arrows.Distinct().Order());

        Assert.True(text.Length == 0, text);
    }

    [Fact]
    public void A_room_knows_only_rooms_above_it()
    {
        for (var i = 0; i < s_rooms.Length; i++)
            Assert.Subset(s_rooms.Take(i).Select(room => room.Room).ToHashSet(), s_rooms[i].Knows.ToHashSet());
    }

    private static bool MayKnow(string room, string other) => Array.Exists(s_rooms, known => known.Room == room && known.Knows.Contains(other));

    /// <summary>
    /// Null for what is in none of the projects, and for type parameters: those of generated code have one name in every room. A folder
    /// that has no place in the table is a room that may know nobody.
    /// </summary>
    private static string? RoomOf(IType type)
    {
        if (type is GenericParameter) return null;
        var name = type.Namespace?.FullName ?? "";
        if (name == House) return "";
        if (!name.StartsWith(House + ".", StringComparison.Ordinal)) return null;
        name = name[(House.Length + 1)..];
        return s_rooms.Select(room => room.Room)
            .Where(room => room.Length > 0 && $"{name}.".StartsWith($"{room}.", StringComparison.Ordinal))
            .MaxBy(room => room.Length) ?? name;
    }
}
