using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
#pragma warning disable

namespace SloRuleGen.Cli.Tests.House;

/// <summary>Which room of the house knows which: a new arrow between two of them is a decision, to be made here.</summary>
public sealed class RoomTests
{
    private static readonly Architecture s_house = new ArchLoader().LoadAssemblies(
        typeof(Units.Fraction).Assembly,
        typeof(BurnRate.Objective).Assembly,
        typeof(PromQL.PromQLParser).Assembly,
        typeof(SloCompiler).Assembly,
        typeof(CliApp).Assembly).Build();

    [Fact]
    public void Dump()
    {
        var arrows = from type in s_house.Types
                     where type.Namespace != null && type.Namespace.FullName.StartsWith("SloRuleGen", StringComparison.Ordinal)
                     from dependency in type.Dependencies
                     let to = dependency.Target.Namespace?.FullName ?? ""
                     where to.StartsWith("SloRuleGen", StringComparison.Ordinal) && to != type.Namespace.FullName
                     select (From: type.Namespace.FullName, To: to, What: $"{type.Name} -> {dependency.Target.Name}");
        var lines = arrows.GroupBy(a => (a.From, a.To)).OrderBy(g => g.Key.From).ThenBy(g => g.Key.To).Select(g => $"{g.Key.From} -> {g.Key.To}: {string.Join(", ", g.Select(a => a.What).Distinct().Take(6))}");
        File.WriteAllLines("/tmp/rooms/arrows.txt", lines);
    }
}
