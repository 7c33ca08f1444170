using SloRuleGen.Importing.Native;
using SloRuleGen.Output;
using SloRuleGen.Text;

namespace SloRuleGen.Importing;

/// <summary>Writes imported specs as files, one for each service.</summary>
internal static class SpecFileEmitter
{
    private const string Suffix = ".slo.yaml";

    /// <param name="isSingle">Whether all are to stand in one file, for standard output.</param>
    public static IReadOnlyList<OutputFile> Emit(IReadOnlyList<ImportedSpec> specs, bool isSingle) => isSingle
        ? [new OutputFile("-", string.Join("---\n", specs.Select(Text)))]
        : [.. specs.Select(spec => new OutputFile(NameOf(spec.Service) + Suffix, Text(spec)) { SloCount = ((NativeList)spec.Spec.Find("slos")!.Value).Items.Count })];

    private static string Text(ImportedSpec spec)
    {
        var sources = string.Join(", ", spec.Sources.Select(source => Path.GetFileName(source.Name)).Distinct(StringComparer.Ordinal));
        return NativeYaml.Write(
            spec.Spec,
            [$"{GeneratedHeader.OfSpecs}{sources}. Remove this line once the file is yours: while it is here, another import replaces the file.", .. spec.Head]);
    }

    /// <summary>Windows has no files that are called like its devices.</summary>
    private static string NameOf(string service) => DeviceName.Is(service) ? $"service-{service}" : service;
}
