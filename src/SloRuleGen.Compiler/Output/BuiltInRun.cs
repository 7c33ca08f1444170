using System.Globalization;
using Scriban.Syntax;

namespace SloRuleGen.Output;

/// <summary>
/// Renders the built-in templates: they use little of the language and never fail, so that their pages are walked here, and what
/// they place is made one item after the other. <see cref="TemplateRun"/>, for templates of users, gives the same text.
/// </summary>
internal sealed class BuiltInRun
{
    private readonly TemplateSet _templates;
    private readonly Utf8Text _output = new();
    private readonly Func<long> _longest;
    private long _length;
    private readonly Stack<(string Name, object Item, bool IsFirst)> _loops = new();
    private readonly TemplateFields _model;

    private BuiltInRun(TemplateFields model, TemplateSet templates, Func<long> longest) => (_model, _templates, _longest) = (model, templates, longest);

    /// <summary>Renders a template; null where that is longer than it may be.</summary>
    /// <param name="longest">How many characters the text may have, by what was placed in it until now.</param>
    public static Utf8Text? Render(string name, TemplateFields model, TemplateSet templates, Func<long> longest)
    {
        var run = new BuiltInRun(model, templates, longest);
        run.Include(name);
        return run.Output;
    }

    /// <summary>The groups of a document alone: in each of them they stand at the end, one behind the other.</summary>
    public static Utf8Text? RenderGroups(TemplateFields model, TemplateSet templates, Func<long> longest)
    {
        var run = new BuiltInRun(model, templates, longest);
        run.Loop("group", (TemplateList)model["groups"]!, templates.TemplateOf(TemplateSet.Group).Page!.Body);
        return run.Output;
    }

    private Utf8Text? Output => _length <= _longest() ? _output : null;

    private void Append(ReadOnlySpan<char> text)
    {
        _length += text.Length;
        if (_length <= _longest()) _output.Append(text);
    }

    private void Include(string name) => Write(_templates.TemplateOf(name).Page!.Body);

    private void Write(ScriptStatement? statement)
    {
        switch (statement)
        {
            case ScriptBlockStatement block:
                foreach (var one in block.Statements) Write(one);
                break;
            case ScriptRawStatement raw:
                Append(raw.Text.FullText.AsSpan(raw.Text.Index, raw.Text.Length));
                break;
            case ScriptExpressionStatement { Expression: ScriptFunctionCall { Target: ScriptVariableGlobal { BaseName: "include" } } call }:
                Include((string)ValueOf(call.Arguments[0])!);
                break;
            case ScriptExpressionStatement shown:
                Append(Convert.ToString(ValueOf(shown.Expression), CultureInfo.InvariantCulture));
                break;
            case ScriptIfStatement choice:
                Write(IsTrue(choice.Condition) ? choice.Then : choice.Else);
                break;
            case ScriptElseStatement other:
                Write(other.Body);
                break;
            case ScriptForStatement { Variable: ScriptVariableGlobal variable } loop:
                Loop(variable.BaseName, (TemplateList)ValueOf(loop.Iterator)!, loop.Body);
                break;
            case null or ScriptEndStatement or ScriptEscapeStatement or ScriptNopStatement:
                break;
            default:
                throw NotHere(statement);
        }
    }

    private void Loop(string name, TemplateList list, ScriptStatement? body)
    {
        var isFirst = true;
        foreach (var item in list.Items)
        {
            _loops.Push((name, item, isFirst));
            Write(body);
            _loops.Pop();
            isFirst = false;
        }
    }

    private bool IsTrue(ScriptExpression? condition) => ValueOf(condition) is not (null or false);

    private object? ValueOf(ScriptExpression? expression) => expression switch
    {
        ScriptLiteral literal => literal.Value,
        ScriptVariableGlobal variable => ValueOf(variable.BaseName),
        ScriptMemberExpression { Target: ScriptVariableGlobal { BaseName: "for" }, Member.BaseName: "first" } => _loops.Peek().IsFirst,
        ScriptMemberExpression { Member: { } member } access => ValueOf(access.Target) switch
        {
            TemplateList list when member.BaseName == "size" => list.Count,
            TemplateFields fields => fields[member.BaseName],
            _ => throw NotHere(expression),
        },
        ScriptUnaryExpression { Operator: ScriptUnaryOperator.Not } negation => !IsTrue(negation.Right),
        ScriptBinaryExpression { Operator: ScriptBinaryOperator.CompareGreater } more => (int)ValueOf(more.Left)! > (int)ValueOf(more.Right)!,
        ScriptBinaryExpression { Operator: ScriptBinaryOperator.CompareEqual } same => Equals(ValueOf(same.Left), ValueOf(same.Right)),
        _ => throw NotHere(expression),
    };

    private object? ValueOf(string name)
    {
        foreach (var loop in _loops)
        {
            if (loop.Name == name) return loop.Item;
        }

        return _model[name];
    }

    private static InvalidOperationException NotHere(ScriptNode? node) => new($"No built-in template has `{node}`.");
}
