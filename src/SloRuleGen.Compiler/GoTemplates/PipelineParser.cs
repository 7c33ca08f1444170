using System.Text;

namespace SloRuleGen.GoTemplates;

/// <summary>Reads pipelines: variables, commands, their operands.</summary>
internal sealed class PipelineParser(TokenReader tokens)
{
    /// <summary>Those that may be used here.</summary>
    public VariableScope Variables { get; set; } = VariableScope.OfAlert();

    /// <summary>Those that get another value somewhere.</summary>
    public HashSet<string> Assigned { get; } = new(StringComparer.Ordinal);

    /// <param name="place">What the pipeline belongs to, for messages.</param>
    /// <param name="end">What ends it, which is read too.</param>
    /// <param name="isRange">Whether it may define two variables.</param>
    public Pipeline Read(string place, TokenKind end, bool isRange = false)
    {
        var (variables, assigns) = ReadVariables(isRange);
        if (assigns) Assigned.UnionWith(variables.Select(variable => variable.Name));
        var commands = new List<Command>();
        while (tokens.Kind != end && tokens.Kind != TokenKind.Failed)
        {
            if (tokens.Current.StartsOperand) commands.Add(ReadCommand(place));
            else tokens.FailUnexpected(place);
        }

        if (commands.Count == 0) tokens.Fail(tokens.Current.Start, tokens.Current.End, $"a value is missing in {place}");
        foreach (var command in commands.Skip(1))
        {
            if (command.Operands[0] is Operand.Constant or Operand.Dot { Fields.Count: 0 })
                tokens.Fail(command.Operands[0].Start, command.Operands[0].End, "behind '|' stands a function, which takes what is before it");
        }

        tokens.Take();
        return new Pipeline(variables, assigns, commands);
    }

    /// <summary>The value of a string, which fails where it has a wrong escape.</summary>
    public string Unquote(Token token)
    {
        var text = tokens.TextOf(token);
        if (GoText.Unquote(text, out var wrong) is { } value) return value;
        var at = token.Start + wrong;
        var width = Rune.TryGetRuneAt(text, wrong + 1, out var rune) ? 1 + rune.Utf16SequenceLength : 2;
        tokens.Fail(at, at + width, $"{Shown.Quote(text.AsSpan(wrong, width))} begins no escape that Go has: write \\\\ for a backslash, or the text between ` `");
        return "";
    }

    private (List<(Token Token, string Name)> Variables, bool Assigns) ReadVariables(bool isRange)
    {
        var variables = new List<(Token, string)>();
        while (tokens.Kind == TokenKind.Variable)
        {
            var next = tokens.Ahead(1);
            var isComma = next.Kind == TokenKind.Char && tokens.TextOf(next) == ",";
            if (!isComma && next.Kind is not (TokenKind.Declare or TokenKind.Assign)) break;
            var variable = tokens.Take();
            tokens.Take();
            var name = tokens.TextOf(variable);
            variables.Add((variable, name));
            Variables.Define(name, ValueKind.Unknown);
            if (!isComma) return (variables, next.Kind == TokenKind.Assign);
            if (!isRange || variables.Count > 1) tokens.Fail(next, isRange ? "'range' defines two variables at most" : "'range' alone defines two variables");
            else if (tokens.Kind is not (TokenKind.Variable or TokenKind.RightDelimiter)) tokens.FailUnexpected("'range', where the second variable stands");
        }

        return (variables, false);
    }

    private Command ReadCommand(string place)
    {
        var operands = new List<Operand>();
        do
        {
            operands.Add(ReadOperand(place));
        }
        while (tokens.Current is { SpaceBefore: true, StartsOperand: true });

        if (tokens.Kind == TokenKind.Pipe) tokens.Take();
        else if (tokens.Kind is not (TokenKind.RightDelimiter or TokenKind.RightParen)) tokens.FailUnexpected(place);
        return new Command(operands);
    }

    private Operand ReadOperand(string place)
    {
        var token = tokens.Take();
        var operand = ReadTerm(token, place);
        var fields = new List<string>(operand.Fields);
        var end = operand.End;
        while (tokens.Current is { Kind: TokenKind.Field, SpaceBefore: false } field)
        {
            if (operand is Operand.Constant || token.Kind == TokenKind.Dot) tokens.Fail(field, $"{tokens.ShowOf(token)} has no fields");
            fields.Add(tokens.TextOf(field)[1..]);
            end = field.End;
            tokens.Take();
        }

        return operand with { Fields = fields, End = end };
    }

    private Operand ReadTerm(Token token, string place)
    {
        var text = tokens.TextOf(token);
        switch (token.Kind)
        {
            case TokenKind.Dot: return new Operand.Dot(token.Start, token.End, []);
            case TokenKind.Field: return new Operand.Dot(token.Start, token.End, [text[1..]]);
            case TokenKind.Variable: return UseVariable(token, text);
            case TokenKind.Identifier: return UseFunction(token, text);
            case TokenKind.LeftParen: return ReadParens(token);
            case TokenKind.String or TokenKind.RawString:
                Unquote(token);
                return Constant(ValueKind.Text);
            case TokenKind.CharConstant:
                if (!GoText.IsCharacter(text)) tokens.Fail(token, "single quotes hold one character; write text in double quotes");
                return Constant(ValueKind.Integer);
            case TokenKind.Complex:
                if (!GoNumber.IsComplex(text)) FailNumber(token, text);
                return Constant(ValueKind.Complex);
            case TokenKind.Number:
                var number = GoNumber.KindOf(text);
                if (number is null) FailNumber(token, text);
                return Constant(number ?? ValueKind.Unknown);
            case TokenKind.Bool: return Constant(ValueKind.Bool);
            case TokenKind.Nil: return Constant(ValueKind.Nil);
            default: throw new InvalidOperationException($"{token.Kind} in {place} begins no operand.");
        }

        Operand.Constant Constant(ValueKind kind) => new(kind, token.Start, token.End);
    }

    private Operand.Variable UseVariable(Token token, string name)
    {
        if (Variables.KindOf(name) is null)
        {
            var help = VariableScope.OfAlert().KindOf(name) is null ? "" : ": a template that is defined has none of those around it, only what it is given, as '.'";
            tokens.Fail(token.Start, token.End, $"there is no variable {Shown.Quote(name)} here{help}", Variables.Names);
        }

        return new Operand.Variable(name, token.Start, token.End, []);
    }

    private Operand.Function UseFunction(Token token, string name)
    {
        if (FunctionTable.Find(name) is not { } function) tokens.Fail(token.Start, token.End, $"Prometheus has no function {Shown.Quote(name)} for templates", FunctionTable.Names);
        else if (function.Since is { } release) tokens.AddNewer(token.Start, token.End, $"the function {name} of templates", release);
        return new Operand.Function(name, token.End, token.Start, token.End, []);
    }

    private Operand.Parens ReadParens(Token opener)
    {
        using (tokens.Nest(opener))
        {
            // Where the parenthesis ends is where the pipeline does.
            var pipeline = Read("parentheses", TokenKind.RightParen);
            return new Operand.Parens(pipeline, opener.Start, tokens.LastEnd, []);
        }
    }

    private void FailNumber(Token token, string text)
    {
        var help = text is "+" or "-" ? ": templates do not compute" : ", or one that is too large";
        tokens.Fail(token, $"{Shown.Quote(text)} is no number{help}");
    }
}
