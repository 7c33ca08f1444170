namespace SloRuleGen.GoTemplates;

/// <summary>
/// Reads what a template says outside of its pipelines: text, <c>if</c>, <c>range</c>, <c>with</c>, <c>define</c>, <c>block</c>,
/// <c>template</c>. After the first mistake nothing more is read, and what was read counts for nothing.
/// </summary>
internal sealed class Parser
{
    /// <summary>How deep actions and parentheses may be in each other.</summary>
    public const int DeepestNesting = 100;

    /// <summary>Prometheus names the template of an alert so, with the alert's name behind it.</summary>
    private const string OwnName = "__alert_";

    private static readonly Version s_elseWith = new(2, 55);

    private readonly TokenReader _tokens;
    private readonly PipelineParser _pipelines;
    private readonly Dictionary<string, IReadOnlyList<TemplateNode>> _definitions = new(StringComparer.Ordinal);
    private int _ranges;

    private Parser(string text)
    {
        _tokens = new TokenReader(text, Lexer.Read(text));
        _pipelines = new PipelineParser(_tokens);
    }

    public static ParsedTemplate Parse(string text)
    {
        var parser = new Parser(text);
        var nodes = parser.ReadTemplate();
        return new ParsedTemplate(nodes, parser._definitions, parser._pipelines.Assigned, parser._tokens.NewerParts, parser._tokens.Error);
    }

    private List<TemplateNode> ReadTemplate()
    {
        var nodes = new List<TemplateNode>();
        while (_tokens.Kind is not (TokenKind.EndOfText or TokenKind.Failed))
        {
            if (_tokens.Kind == TokenKind.LeftDelimiter && _tokens.KindOf(1) == TokenKind.Define) ReadDefinition();
            else if (EndsList()) Unopened();
            else nodes.Add(ReadNode());
        }

        return nodes;
    }

    /// <summary>Up to the <c>end</c> or <c>else</c> of the action that began the list; that is still to be read.</summary>
    private List<TemplateNode> ReadList(Token opener)
    {
        var nodes = new List<TemplateNode>();
        while (_tokens.Kind != TokenKind.Failed && !EndsList())
        {
            if (_tokens.Kind == TokenKind.EndOfText) _tokens.Fail(opener, $"no {{{{ end }}}} closes this '{_tokens.TextOf(opener)}'");
            else nodes.Add(ReadNode());
        }

        return nodes;
    }

    private bool EndsList() => _tokens.Kind == TokenKind.LeftDelimiter && _tokens.KindOf(1) is TokenKind.EndKeyword or TokenKind.Else;

    private void Unopened()
    {
        _tokens.Take();
        _tokens.Fail(_tokens.Current, $"there is no 'if', 'range' or 'with' that this '{_tokens.TextOf(_tokens.Current)}' belongs to");
    }

    private TemplateNode ReadNode()
    {
        if (_tokens.Kind == TokenKind.Text)
        {
            var text = _tokens.Take();
            return new TemplateNode.Text(_tokens.TextOf(text).All(char.IsWhiteSpace));
        }

        _tokens.Take();
        switch (_tokens.Kind)
        {
            case TokenKind.If or TokenKind.Range or TokenKind.With: return ReadControl(_tokens.Take());
            case TokenKind.Break or TokenKind.Continue: return ReadLeave(_tokens.Take());
            case TokenKind.Template: return ReadUse(_tokens.Take());
            case TokenKind.Block: return ReadBlock(_tokens.Take());
            case TokenKind.Define:
                _tokens.Fail(_tokens.Current, "'define' may not stand within another action");
                break;
        }

        return new TemplateNode.Action(_pipelines.Read("an action", TokenKind.RightDelimiter));
    }

    /// <summary>The keyword is read. A chain of <c>else if</c> is read as if each stood in the <c>else</c> of the one before it.</summary>
    private TemplateNode.Control ReadControl(Token keyword)
    {
        var mark = _pipelines.Variables.Mark;
        var links = new List<(Pipeline Pipeline, List<TemplateNode> Body)>();
        var last = new List<TemplateNode>();
        using (_tokens.Nest(keyword))
        {
            do
            {
                var pipeline = _pipelines.Read($"'{_tokens.TextOf(keyword)}'", TokenKind.RightDelimiter, keyword.Kind == TokenKind.Range);
                if (keyword.Kind == TokenKind.Range) _ranges++;
                links.Add((pipeline, ReadList(keyword)));
                if (keyword.Kind == TokenKind.Range) _ranges--;
            }
            while (ReadElseOrEnd(keyword, last));
        }

        _pipelines.Variables.Return(mark);
        var node = new TemplateNode.Control(keyword.Kind, links[^1].Pipeline, links[^1].Body, last);
        for (var i = links.Count - 2; i >= 0; i--) node = new TemplateNode.Control(keyword.Kind, links[i].Pipeline, links[i].Body, [node]);
        return node;
    }

    /// <summary>True if the same again follows <c>else</c>, its keyword being read; else all is read up to the end.</summary>
    private bool ReadElseOrEnd(Token keyword, List<TemplateNode> alternative)
    {
        if (_tokens.Kind == TokenKind.Failed) return false;
        if (_tokens.KindOf(1) == TokenKind.Else)
        {
            _tokens.Take();
            var otherwise = _tokens.Take();
            if (_tokens.Kind == keyword.Kind && keyword.Kind is TokenKind.If or TokenKind.With)
            {
                var next = _tokens.Take();
                if (keyword.Kind == TokenKind.With) _tokens.AddNewer(otherwise.Start, next.End, "'else with'", s_elseWith);
                return true;
            }

            if (_tokens.Kind is TokenKind.If or TokenKind.With)
                _tokens.Fail(_tokens.Current, $"'else {_tokens.TextOf(_tokens.Current)}' belongs to '{_tokens.TextOf(_tokens.Current)}', not to '{_tokens.TextOf(keyword)}'");
            Close("'else'");
            alternative.AddRange(ReadList(keyword));
            if (_tokens.KindOf(1) == TokenKind.Else) _tokens.Fail(_tokens.Ahead(1), $"this '{_tokens.TextOf(keyword)}' has an 'else' already");
        }

        ReadEnd();
        return false;
    }

    private void ReadEnd()
    {
        _tokens.Take();
        if (_tokens.Kind == TokenKind.Else) _tokens.Fail(_tokens.Current, "this 'else' belongs to no 'if', 'range' or 'with'");
        _tokens.Take();
        Close("'end'");
    }

    private void Close(string what)
    {
        if (_tokens.Kind == TokenKind.RightDelimiter) _tokens.Take();
        else _tokens.FailUnexpected($"{what}, which stands alone");
    }

    private TemplateNode.Leave ReadLeave(Token keyword)
    {
        Close($"'{_tokens.TextOf(keyword)}'");
        if (_ranges == 0) _tokens.Fail(keyword, $"'{_tokens.TextOf(keyword)}' stands within 'range' alone");
        return new TemplateNode.Leave();
    }

    private TemplateNode.Use ReadUse(Token keyword)
    {
        var (name, key) = ReadName(keyword);
        if (_tokens.Kind != TokenKind.RightDelimiter) return new TemplateNode.Use(name, key, _pipelines.Read("'template'", TokenKind.RightDelimiter));
        _tokens.Take();
        return new TemplateNode.Use(name, key, null);
    }

    private TemplateNode.Use ReadBlock(Token keyword)
    {
        var (name, key) = ReadName(keyword);
        var data = _pipelines.Read("'block'", TokenKind.RightDelimiter);
        Define(name, key, ReadBody(keyword));
        return new TemplateNode.Use(name, key, data);
    }

    private void ReadDefinition()
    {
        _tokens.Take();
        var keyword = _tokens.Take();
        var (name, key) = ReadName(keyword);
        Close("'define' with its name");
        Define(name, key, ReadBody(keyword));
    }

    /// <summary>The body of a definition, which has variables of its own and is in no <c>range</c>.</summary>
    private List<TemplateNode> ReadBody(Token keyword)
    {
        var (variables, ranges) = (_pipelines.Variables, _ranges);
        (_pipelines.Variables, _ranges) = (new VariableScope(ValueKind.Unknown), 0);
        var body = new List<TemplateNode>();
        using (_tokens.Nest(keyword)) body = ReadList(keyword);
        if (_tokens.Kind != TokenKind.Failed) ReadEnd();
        (_pipelines.Variables, _ranges) = (variables, ranges);
        return body;
    }

    /// <summary>The name of a template and its value.</summary>
    private (Token Token, string Key) ReadName(Token keyword)
    {
        if (_tokens.Kind is TokenKind.String or TokenKind.RawString)
        {
            var token = _tokens.Take();
            return (token, _pipelines.Unquote(token));
        }

        _tokens.FailUnexpected($"'{_tokens.TextOf(keyword)}', where the name of a template stands in quotes");
        return (keyword, "");
    }

    /// <summary>Of several definitions one may be more than space.</summary>
    private void Define(Token name, string key, List<TemplateNode> body)
    {
        var isEmpty = IsEmpty(body);
        var isTaken = _definitions.TryGetValue(key, out var other) && !IsEmpty(other);
        if (!isEmpty && isTaken) _tokens.Fail(name, $"the template {_tokens.ShowOf(name)} is defined twice");
        else if (!isEmpty && key.StartsWith(OwnName, StringComparison.Ordinal)) _tokens.Fail(name, $"names that begin with {OwnName} belong to Prometheus");
        if (!isTaken) _definitions[key] = body;
    }

    private static bool IsEmpty(IReadOnlyList<TemplateNode> nodes) => nodes.All(node => node is TemplateNode.Text { IsSpace: true });
}

/// <summary>What was read of a template.</summary>
/// <param name="Definitions">The templates that it defines, by the value of their names.</param>
/// <param name="Assigned">The variables that get another value somewhere.</param>
/// <param name="NewerParts">Whatever the oldest server does not know.</param>
/// <param name="Error">The first mistake; then the rest is not whole.</param>
internal sealed record ParsedTemplate(
    IReadOnlyList<TemplateNode> Nodes,
    IReadOnlyDictionary<string, IReadOnlyList<TemplateNode>> Definitions,
    IReadOnlySet<string> Assigned,
    IReadOnlyList<NewerTemplatePart> NewerParts,
    TemplateError? Error);
