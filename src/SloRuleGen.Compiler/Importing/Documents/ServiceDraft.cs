using SloRuleGen.Importing.Native;
using SloRuleGen.Mappings;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.Documents;

/// <summary>A service while documents are read: its SLOs, each with all that holds for it. What all have in common is said once, when it is finished.</summary>
/// <param name="from">Where it is named first.</param>
internal sealed class ServiceDraft(string name, SourceSpan from, SourceText source)
{
    private readonly List<(NativeMapping Slo, FieldComments Comments, string? Sli)> _slos = [];
    private readonly List<string> _head = [];
    private readonly List<SourceText> _sources = [];
    private readonly List<NativeField> _fields = [];
    private FieldComments _nameComments = FieldComments.None;
    private readonly NativeMapping _policies = new(from) { IsBlock = true };

    public string Name => name;

    public bool IsEmpty => _slos.Count == 0;

    /// <summary>The first of the files that it is made of.</summary>
    public SourceText Source => source;

    public IReadOnlyList<SourceText> Sources => _sources;

    public IReadOnlyList<string> Head => _head;

    /// <summary>The comments at the head of a document about this service.</summary>
    public void TakeHead(IReadOnlyList<string> lines, SourceText of)
    {
        _head.AddRange(lines.Except(_head));
        if (!_sources.Contains(of)) _sources.Add(of);
    }

    /// <summary>The comments beside its name.</summary>
    public void SetNameComments(FieldComments comments) => _nameComments = comments;

    /// <summary>A field of the document that no SLO has.</summary>
    public void Set(NativeField field)
    {
        _fields.RemoveAll(other => other.Key == field.Key);
        _fields.Add(field);
    }

    /// <summary>A window policy. One of the same tiers that is there already gives its name.</summary>
    public string Policy(string wanted, NativeList tiers)
    {
        if (_policies.Fields.FirstOrDefault(policy => TextOf((NativeList)policy.Value) == TextOf(tiers)) is { } same) return same.Key;
        var free = NameMaker.Free(wanted, taken => _policies.Find(taken) is not null || BurnRate.WindowPolicies.Names.Contains(taken));
        _policies.Set(free, tiers);
        return free;
    }

    public bool Has(string slo) => _slos.Exists(other => other.Slo.Find("name") is { Value: NativeText text } && text.Text == slo);

    /// <param name="sli">The name of its SLI, where others may share it; null for one of its own.</param>
    public void Add(NativeMapping slo, FieldComments comments, string? sli = null) => _slos.Add((slo, comments, sli));

    /// <summary>The document of the service.</summary>
    public NativeMapping Finish()
    {
        var document = new NativeMapping(from, FieldOrder.Document) { IsBlock = true };
        document.Set("apiVersion", new NativeText(SpecVersion.Text, TextKind.Text, from));
        document.Set("service", new NativeText(name, TextKind.Text, from), _nameComments);
        foreach (var field in _fields) document.Set(field);
        var slos = _slos.Select(slo => slo.Slo).ToList();
        var defaults = new NativeMapping(from) { IsBlock = false };
        Share(slos, "labels", document);
        Share(slos, "annotations", document);
        ShareWhole(slos, "period", defaults);
        ShareIn(slos, "alerting", "windows", defaults);
        if (slos.Count > 1) ShareIn(slos, "alerting", "name", defaults);
        if (!defaults.IsEmpty) document.Set("defaults", defaults);
        document.Set("slos", new NativeList([.. _slos.Select(slo => new NativeItem(slo.Slo, slo.Comments))], from));
        if (!_policies.IsEmpty) document.Set("policies", _policies);
        ShareSlis(document);
        return document;
    }

    /// <summary>Makes templates of the SLIs that several SLOs refer to.</summary>
    private void ShareSlis(NativeMapping document)
    {
        foreach (var users in _slos.Where(slo => slo.Sli is not null).GroupBy(slo => (slo.Sli, Text: NativeYaml.Write((NativeMapping)slo.Slo.Find("sli")!.Value, []))).Where(users => users.Count() > 1))
        {
            var templates = document.Under("sli_templates", isBlock: true);
            var template = NameMaker.Free(users.Key.Sli!, taken => templates.Find(taken) is not null);
            var sli = users.First().Slo.Find("sli")!;
            var definition = new NativeMapping(sli.KeyFrom) { IsBlock = true };
            definition.Set("description", new NativeText($"The SLI {users.Key.Sli} of OpenSLO.", TextKind.Text, sli.KeyFrom));
            definition.Set("sli", sli.Value);
            templates.Set(template, definition);
            foreach (var (slo, _, _) in users)
            {
                var use = new NativeMapping(sli.KeyFrom);
                use.Set("template", new NativeText(template, TextKind.Text, sli.KeyFrom));
                slo.Set(slo.Find("sli")! with { Value = use });
            }
        }
    }

    /// <summary>Moves the entries of a mapping that all SLOs have to the document.</summary>
    private static void Share(List<NativeMapping> slos, string key, NativeMapping document)
    {
        var all = slos.Select(slo => slo.Find(key)?.Value as NativeMapping).ToList();
        if (all.Count == 0 || all.Contains(null)) return;
        foreach (var field in all[0]!.Fields.Where(field => all.TrueForAll(other => IsSame(other!.Find(field.Key)?.Value, field.Value))).ToList())
        {
            document.Under(key).Set(field);
            foreach (var mapping in all) mapping!.Remove(field.Key);
        }

        foreach (var slo in slos.Where(slo => slo.Find(key)?.Value is NativeMapping { IsEmpty: true })) slo.Remove(key);
    }

    private static void ShareWhole(List<NativeMapping> slos, string key, NativeMapping defaults)
    {
        if (slos.Count < 2 || slos[0].Find(key) is not { } field || !slos.TrueForAll(slo => IsSame(slo.Find(key)?.Value, field.Value))) return;
        defaults.Set(field);
        foreach (var slo in slos) slo.Remove(key);
    }

    private static void ShareIn(List<NativeMapping> slos, string key, string inner, NativeMapping defaults)
    {
        var all = slos.Select(slo => slo.Find(key)?.Value as NativeMapping).ToList();
        if (slos.Count == 0 || all[0]?.Find(inner) is not { Value: NativeText } field || !all.TrueForAll(other => IsSame(other?.Find(inner)?.Value, field.Value))) return;
        defaults.Under(key).Set(field);
        foreach (var mapping in all) mapping!.Remove(inner);
        foreach (var slo in slos.Where(slo => slo.Find(key)?.Value is NativeMapping { IsEmpty: true })) slo.Remove(key);
    }

    private static string TextOf(NativeList tiers) => string.Join('\n', tiers.Items.Select(item => NativeYaml.OneLine(item.Value)));

    private static bool IsSame(NativeNode? one, NativeNode other) => one is not null && NativeYaml.OneLine(one) is { } text && text == NativeYaml.OneLine(other);
}
