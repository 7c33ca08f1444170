using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.PromQL;
using SloRuleGen.SliTemplates;
using SloRuleGen.Syntax;

namespace SloRuleGen.Cli.Lsp;

/// <summary>What may be written at a place, by the schema, the templates and what a server has. It needs no document that is right, or whole.</summary>
/// <param name="names">What a server has; null for none.</param>
internal sealed class Completion(OpenDocument document, SpecSchema schema, SpecAnalyzer analyzer, ServerNames? names, PositionEncoding encoding)
{
    /// <summary>So many are offered at once; more of them as more is typed.</summary>
    private const int MostOffered = 500;

    private const int Function = 3;
    private const int Field = 5;
    private const int Variable = 6;
    private const int Property = 10;
    private const int Unit = 11;
    private const int Value = 12;

    private readonly List<Json> _items = [];
    private bool _isIncomplete;

    public async Task<Json?> AtAsync(int offset, CancellationToken cancellation)
    {
        if (SpecMarks.IsSpec(document.Path, document.Text.Content))
        {
            var cursor = Cursor.At(document.Outline, document.Text.Content, offset);
            if (cursor.Holder is { } holder) AddFields(holder, cursor);
            if (cursor.Valued is { } valued)
            {
                var place = schema.At(valued.Path);
                if (SpecSchema.IsPromQL(place)) await AddPromQLAsync(valued, offset, cancellation).ConfigureAwait(false);
                else if (valued.Scalar?.Style != OutlineStyle.Block) AddValues(valued, place, cursor);
            }
        }

        return new JsonObject { ["isIncomplete"] = _isIncomplete, ["items"] = new JsonList(_items) };
    }

    private void AddFields(OutlineNode holder, Cursor cursor)
    {
        var present = cursor.Siblings.ToHashSet();
        var after = document.Text.Content.AsSpan(cursor.End).TrimStart(' ');
        var hasColon = after is [':', ..];
        if (IsArguments(holder))
        {
            foreach (var (name, description, usual) in ParametersOf(holder).Where(parameter => !present.Contains(parameter.Name)))
                Add(name, Property, usual is null ? "must be given" : $"default: {usual}", description, hasColon ? name : $"{name}: ", cursor.Start, cursor.End);
            return;
        }

        foreach (var name in schema.At(holder.Path).Fields.Where(name => !present.Contains(name)))
        {
            var field = schema.At([.. holder.Path, name]);
            var detail = field.Default is { } usual ? $"default: {usual}" : null;
            var colon = hasColon ? "" : field.IsObject && !field.Values.Any() ? ":" : field.IsList ? ":" : ": ";
            Add(name, Field, detail, field.Description, name + colon, cursor.Start, cursor.End);
        }
    }

    private void AddValues(OutlineNode node, SchemaPlace place, Cursor cursor)
    {
        foreach (var value in place.Values) Add(value, Value, value == place.Default ? "default" : null, null, value, cursor.Start, cursor.End);
        if (place.Default is { } usual && !place.Values.Contains(usual)) Add(usual, Value, "default", null, usual, cursor.Start, cursor.End);
        switch (node)
        {
            case { Key: "windows", Parent.Key: "alerting" }:
                foreach (var policy in WindowPolicies.Names.Where(name => name != place.Default)) Add(policy, Value, "built in", null, policy, cursor.Start, cursor.End);
                foreach (var policy in Document(node).Find("policies")?.Children ?? []) Add(policy.Key!, Value, "of this document", null, policy.Key!, cursor.Start, cursor.End);
                break;
            case { Key: "template", Parent.Key: "sli" }:
                foreach (var (name, detail, description) in Templates(node)) Add(name, Value, detail, description, name, cursor.Start, cursor.End);
                break;
        }
    }

    private async Task AddPromQLAsync(OutlineNode node, int offset, CancellationToken cancellation)
    {
        var start = node.Scalar?.Start ?? offset;
        var isEscaped = node.Scalar?.Style == OutlineStyle.DoubleQuoted;
        var at = PromQLCursor.At(document.Text.Content.AsSpan(start, offset - start), isEscaped);
        var word = document.Text.Content[(start + at.Start)..offset];
        switch (at.Place)
        {
            case PromQLPlace.Range:
                Add("$window", Unit, "the window that a rule looks at", null, "$window", start + at.Start, offset);
                break;
            case PromQLPlace.Expression:
                if (names is not null) AddNames(await names.MetricsAsync(cancellation).ConfigureAwait(false), Variable, "metric");
                foreach (var function in PromQLWords.Functions) Add(function, Function, "function", null, function, start + at.Start, offset);
                foreach (var aggregation in PromQLWords.Aggregations) Add(aggregation, Function, "aggregation", null, aggregation, start + at.Start, offset);
                break;
            case PromQLPlace.Label when names is not null:
                AddNames((await names.LabelsAsync(at.Metric, cancellation).ConfigureAwait(false)).Where(name => name != "__name__"), Property, "label");
                break;
            case PromQLPlace.LabelValue when names is not null:
                AddNames(await names.ValuesAsync(at.Label!, at.Metric, cancellation).ConfigureAwait(false), Value, null);
                break;
        }

        void AddNames(IEnumerable<string> all, int kind, string? detail)
        {
            // What a server has may be anything: what would need quotes of its own is left to be typed.
            foreach (var name in all.Where(name => name.Contains(word, StringComparison.OrdinalIgnoreCase) && name.AsSpan().IndexOfAny("\"\\'\r\n") < 0))
            {
                if (_items.Count >= MostOffered)
                {
                    _isIncomplete = true;
                    return;
                }

                Add(name, kind, detail, null, name, start + at.Start, offset);
            }
        }
    }

    private static bool IsArguments(OutlineNode holder) => holder is { Key: "with", Parent.Key: "sli" };

    /// <summary>The parameters of the template that is named beside.</summary>
    private IEnumerable<(string Name, string? Description, string? Default)> ParametersOf(OutlineNode with)
    {
        if (with.Parent!.Find("template")?.Scalar is not { } named) return [];
        var name = TextOf(named);
        if (Document(with).Find("sli_templates")?.Find(name)?.Find("parameters") is { } own)
            return own.Children.Where(child => child.Key is not null).Select(child => (child.Key!, TextOf(child, "description"), TextOf(child, "default")));
        var template = analyzer.TemplatesFor(document.Path).FirstOrDefault(template => template.Name.Value == name);
        return template?.Parameters.Select(parameter => (parameter.Name.Value, parameter.Description, parameter.Default is null ? null : (parameter.Default as ScalarSyntax)?.Value ?? "a list or mapping")) ?? [];
    }

    private IEnumerable<(string Name, string Detail, string? Description)> Templates(OutlineNode node)
    {
        foreach (var own in Document(node).Find("sli_templates")?.Children ?? [])
        {
            if (own.Key is { } name) yield return (name, "of this document", TextOf(own, "description"));
        }

        foreach (var template in analyzer.TemplatesFor(document.Path))
            yield return (template.Name.Value, template.IsBuiltIn ? "built in" : template.Name.Span.Source.Name, template.Description);
    }

    private string? TextOf(OutlineNode node, string field) => node.Find(field)?.Scalar is { } scalar ? TextOf(scalar) : null;

    private string TextOf(OutlineScalar scalar) => document.Text.Content[scalar.Start..scalar.End];

    private static OutlineNode Document(OutlineNode node)
    {
        while (node.Parent is { } parent) node = parent;
        return node;
    }

    private void Add(string label, int kind, string? detail, string? documentation, string text, int start, int end)
    {
        var item = new JsonObject { ["label"] = label, ["kind"] = (long?)kind };
        if (detail is not null) item["detail"] = detail;
        if (documentation is not null) item["documentation"] = documentation;
        item["textEdit"] = new JsonObject { ["range"] = document.Text.Range(start, end, encoding), ["newText"] = text };
        _items.Add(item);
    }
}
