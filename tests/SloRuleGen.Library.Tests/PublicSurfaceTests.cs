using System.Reflection;
using System.Xml.Linq;
using PublicApiGenerator;
using SloRuleGen.BurnRate;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Simulation;
using SloRuleGen.Units;

namespace SloRuleGen.Library.Tests;

/// <summary>What the library offers: its doors and what one meets behind them, each with a word on it.</summary>
public sealed class PublicSurfaceTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Where users come in, beside all of the maths and the units.</summary>
    private static readonly Type[] s_doors =
    [
        typeof(SloCompiler), typeof(DiagnosticCatalog), typeof(Simulator), typeof(IncidentStory), typeof(TrafficProfile),
        typeof(PromQLParser), typeof(PromQLPrinter), typeof(ExprWalker), typeof(ExprRewriter),
    ];

    private static readonly Assembly[] s_assemblies =
        [typeof(Fraction).Assembly, typeof(Objective).Assembly, typeof(PromQLParser).Assembly, typeof(SloCompiler).Assembly, typeof(Simulator).Assembly];

    private static readonly Type[] s_public = [.. s_assemblies.SelectMany(assembly => assembly.GetExportedTypes())];

    public static TheoryData<string> Names => [.. s_assemblies.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_change_of_what_is_public_is_seen(string assembly)
    {
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false, ExcludeAttributes = ["System.Diagnostics.DebuggerDisplayAttribute"] };
        var api = s_assemblies.Single(of => of.GetName().Name == assembly).GeneratePublicApi(options);
        await Verifier.Verify(api.ReplaceLineEndings("\n").TrimEnd() + "\n").UseDirectory("_api").UseFileName(assembly);
    }

    [Fact]
    public void Whatever_is_public_is_met_behind_a_door()
    {
        var met = Met([.. s_doors, .. s_assemblies.Take(2).SelectMany(assembly => assembly.GetExportedTypes())]);
        Assert.Equal([], s_public.Where(type => !met.Contains(type)).Select(type => type.FullName).Order());
    }

    [Fact]
    public void Every_public_type_has_a_word_on_it()
    {
        var told = s_assemblies.SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
            .Where(member => member.Elements().Any(part => part.Value.Trim().Length > 0)).Select(member => member.Attribute("name")!.Value).ToHashSet();
        Assert.Equal("", string.Join(" ", s_public.Where(type => !told.Contains("T:" + type.FullName!.Replace('+', '.'))).Select(type => type.FullName).Order()));
    }

    /// <summary>The types that one can get at from some: what their public members take, give and are.</summary>
    private static HashSet<Type> Met(IEnumerable<Type> doors)
    {
        var met = new HashSet<Type>();
        var pending = new Stack<Type>(doors);
        while (pending.TryPop(out var next))
        {
            if (next.HasElementType) pending.Push(next.GetElementType()!);
            foreach (var argument in next.GetGenericArguments()) pending.Push(argument);
            var type = next.IsGenericType ? next.GetGenericTypeDefinition() : next;
            if (!s_public.Contains(type) || !met.Add(type)) continue;
            foreach (var part in PartsOf(type)) pending.Push(part);
        }

        return met;
    }

    private static IEnumerable<Type> PartsOf(Type type) =>
    [
        .. type.GetInterfaces(),
        .. type.GetNestedTypes(),
        .. s_public.Where(other => other.IsAssignableTo(type)),
        .. new[] { type.BaseType, type.DeclaringType }.OfType<Type>(),
        .. type.GetFields(Declared).Where(field => field.IsPublic).Select(field => field.FieldType),
        .. type.GetConstructors(Declared).Where(constructor => constructor.IsPublic).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType),
        .. type.GetMethods(Declared).Where(method => method.IsPublic).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)),
    ];
}
