namespace SloRuleGen.GoTemplates;

/// <summary>
/// Finds what Prometheus reads and then fails at whenever it comes to it: the alert carries the failure in place of the text.
/// What depends on the labels or the value is not judged.
/// </summary>
internal sealed class ExpansionCheck
{
    private readonly ParsedTemplate _template;
    private readonly List<TemplateFailure> _failures = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Queue<string> _toCheck = new();
    private readonly CommandCheck _commands;

    private ExpansionCheck(ParsedTemplate template)
    {
        _template = template;
        _commands = new CommandCheck(_failures, CheckPipeline);
        foreach (var name in template.Assigned.Where(name => _commands.Variables.KindOf(name) is not null)) _commands.Variables.Define(name, ValueKind.Unknown);
    }

    /// <param name="template">One without an error.</param>
    public static IReadOnlyList<TemplateFailure> Of(ParsedTemplate template)
    {
        var check = new ExpansionCheck(template);
        check.Walk(template.Nodes, ValueKind.Alert);
        while (check._toCheck.TryDequeue(out var name))
        {
            check._commands.Variables = new VariableScope(ValueKind.Unknown);
            check.Walk(template.Definitions[name], ValueKind.Unknown);
        }

        return check._failures;
    }

    private void Walk(IReadOnlyList<TemplateNode> nodes, ValueKind dot)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case TemplateNode.Action action:
                    CheckPipeline(action.Pipeline, dot);
                    break;
                case TemplateNode.Control control:
                    Walk(control, dot);
                    break;
                case TemplateNode.Use use:
                    if (use.Data is { } data) CheckPipeline(data, dot);
                    if (!_template.Definitions.ContainsKey(use.Key)) _failures.Add(new(use.Name.Start, use.Name.End, "no template of this name is defined here"));
                    else if (_used.Add(use.Key)) _toCheck.Enqueue(use.Key);
                    break;
            }
        }
    }

    private void Walk(TemplateNode.Control control, ValueKind dot)
    {
        var variables = _commands.Variables;
        var mark = variables.Mark;
        for (TemplateNode.Control? link = control; link is not null;)
        {
            var value = link.Kind == TokenKind.Range ? CheckRange(link.Pipeline, dot) : CheckPipeline(link.Pipeline, dot);
            var afterPipeline = variables.Mark;
            Walk(link.Body, link.Kind == TokenKind.If ? dot : value);
            variables.Return(afterPipeline);

            // A chain of 'else if' may be long.
            var next = link.Else is [TemplateNode.Control only] ? only : null;
            if (next is null) Walk(link.Else, dot);
            link = next;
        }

        variables.Return(mark);
    }

    /// <summary>What <c>.</c> is within a range.</summary>
    private ValueKind CheckRange(Pipeline pipeline, ValueKind dot)
    {
        var list = CheckValue(pipeline, dot);
        if (list is ValueKind.Text or ValueKind.Float or ValueKind.Bool or ValueKind.Complex or ValueKind.Alert or ValueKind.Sample)
            _failures.Add(new(pipeline.Commands[0].Start, pipeline.Commands[^1].End, $"'range' goes over labels or the result of a query, not over {list.InWords()}"));
        var (key, item) = list switch
        {
            ValueKind.Labels => (ValueKind.Text, ValueKind.Text),
            ValueKind.Samples => (ValueKind.Integer, ValueKind.Sample),
            _ => (ValueKind.Unknown, ValueKind.Unknown),
        };
        Set(pipeline, pipeline.Variables.Count > 1 ? [key, item] : [item]);
        return item;
    }

    /// <summary>What a pipeline gives, its variables being set.</summary>
    private ValueKind CheckPipeline(Pipeline pipeline, ValueKind dot)
    {
        var value = CheckValue(pipeline, dot);
        Set(pipeline, [value]);
        return value;
    }

    private ValueKind CheckValue(Pipeline pipeline, ValueKind dot)
    {
        ValueKind? value = null;
        foreach (var command in pipeline.Commands) value = _commands.Check(command, dot, value);
        return value ?? ValueKind.Unknown;
    }

    private void Set(Pipeline pipeline, ReadOnlySpan<ValueKind> values)
    {
        for (var i = 0; i < Math.Min(pipeline.Variables.Count, values.Length); i++)
        {
            var (token, name) = pipeline.Variables[i];
            if (!pipeline.Assigns) _commands.Variables.Define(name, _template.Assigned.Contains(name) ? ValueKind.Unknown : values[i]);
            else if (_commands.Variables.KindOf(name) is null) _failures.Add(new(token.Start, token.End, $"there is no variable {Shown.Quote(name)} yet that could get another value: write :="));
        }
    }
}
