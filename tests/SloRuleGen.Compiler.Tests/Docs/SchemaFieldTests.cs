using System.Text.Json;
using SloRuleGen.Mappings;

namespace SloRuleGen.Compiler.Tests.Docs;

/// <summary>The schema for editors has the fields that the reader knows, level by level.</summary>
public sealed class SchemaFieldTests
{
    private static readonly JsonElement s_schema = JsonDocument.Parse(Pages.Read("docs/slogen.schema.json")).RootElement;

    public static TheoryData<string> Places => [.. s_levels.Keys];

    private static readonly Dictionary<string, Level> s_levels = new()
    {
        [""] = Level.Document,
        ["definitions/slo"] = Level.Slo,
        ["definitions/defaults"] = Level.Defaults,
        ["definitions/period/anyOf/2"] = Level.Period,
        ["definitions/sli"] = Level.Sli,
        ["definitions/sli/properties/events"] = Level.Events,
        ["definitions/sli/properties/latency"] = Level.Latency,
        ["definitions/sli/properties/latency/properties/thresholds/items"] = Level.Threshold,
        ["definitions/sli/properties/probe"] = Level.Probe,
        ["definitions/sli/properties/query"] = Level.Query,
        ["definitions/budgeting"] = Level.Budgeting,
        ["definitions/sliTemplate"] = Level.SliTemplate,
        ["definitions/sliParameter"] = Level.SliParameter,
        ["definitions/alerting"] = Level.Alerting,
        ["definitions/severityClass"] = Level.SeverityClass,
        ["definitions/noData"] = Level.NoData,
        ["definitions/tiers/items"] = Level.Tier,
        ["definitions/policyTiers/items"] = Level.PolicyTier,
        ["definitions/policyConditions"] = Level.PolicyConditions,
        ["definitions/risks"] = Level.Risks,
        ["definitions/risks/properties/catalog/items"] = Level.Risk,
        ["definitions/dependencies/items"] = Level.Dependency,
        ["definitions/corrections/items"] = Level.Correction,
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void A_level_has_the_fields_that_the_reader_knows_and_no_others(string place)
    {
        var level = place.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(s_schema, (schema, part) => schema.ValueKind == JsonValueKind.Array ? schema[int.Parse(part)] : schema.GetProperty(part));

        Assert.Equal(s_levels[place].Fields.Order(), level.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order());
        Assert.False(level.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void Every_level_is_compared() => Assert.Equal(Level.All.Append(Level.Defaults).Select(level => level.Name).Order(), s_levels.Values.Select(level => level.Name).Order());
}
