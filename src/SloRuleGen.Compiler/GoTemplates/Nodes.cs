namespace SloRuleGen.GoTemplates;

/// <summary>A part of a template that was read. Text is not kept, but whether it is more than space.</summary>
internal abstract record TemplateNode
{
    private TemplateNode()
    {
    }

    public sealed record Text(bool IsSpace) : TemplateNode;

    public sealed record Action(Pipeline Pipeline) : TemplateNode;

    /// <summary><c>if</c>, <c>with</c> or <c>range</c>.</summary>
    /// <param name="Else">Of <c>else if</c> and <c>else with</c> a list with that one node.</param>
    public sealed record Control(TokenKind Kind, Pipeline Pipeline, IReadOnlyList<TemplateNode> Body, IReadOnlyList<TemplateNode> Else) : TemplateNode;

    /// <summary><c>template</c>, or the use of a <c>block</c> where it is defined.</summary>
    public sealed record Use(Token Name, string Key, Pipeline? Data) : TemplateNode;

    /// <summary><c>break</c> or <c>continue</c>.</summary>
    public sealed record Leave : TemplateNode;
}

/// <summary><c>$a, $b := command | command</c>.</summary>
/// <param name="Assigns">Whether variables that there are get another value.</param>
internal sealed record Pipeline(IReadOnlyList<(Token Token, string Name)> Variables, bool Assigns, IReadOnlyList<Command> Commands);

internal sealed record Command(IReadOnlyList<Operand> Operands)
{
    public int Start => Operands[0].Start;

    public int End => Operands[^1].End;
}

/// <param name="Fields">The names behind the operand, without their points.</param>
internal abstract record Operand(int Start, int End, IReadOnlyList<string> Fields)
{
    public sealed record Dot(int Start, int End, IReadOnlyList<string> Fields) : Operand(Start, End, Fields);

    /// <param name="Name">With its <c>$</c>.</param>
    public sealed record Variable(string Name, int Start, int End, IReadOnlyList<string> Fields) : Operand(Start, End, Fields);

    public sealed record Function(string Name, int NameEnd, int Start, int End, IReadOnlyList<string> Fields) : Operand(Start, End, Fields);

    public sealed record Parens(Pipeline Pipeline, int Start, int End, IReadOnlyList<string> Fields) : Operand(Start, End, Fields);

    public sealed record Constant(ValueKind Kind, int Start, int End) : Operand(Start, End, []);
}
