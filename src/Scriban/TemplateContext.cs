using System.Globalization;
using System.Text;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

/// <summary>The values and the limits that a template is rendered with.</summary>
public class TemplateContext
{
    private const string Ellipsis = "...";

    private readonly Stack<ScriptObject> _globals = new();
    private readonly Stack<Loop> _loops = new();
    private readonly Stack<StringBuilder> _outputs = new();
    private readonly Dictionary<string, Template> _included = [];
    private int _depth;
    private int _steps;
    private int _written;
    private bool _full;

    public TemplateContext()
    {
        _outputs.Push(new StringBuilder());
        PushGlobal(Builtins.Create());
    }

    /// <summary>A variable that is not there is an error, not null. Must be true: only the strict language is implemented.</summary>
    public bool StrictVariables { get; set; }

    /// <summary>A member that is not there is null, not an error. Must be false.</summary>
    public bool EnableRelaxedMemberAccess { get; set; } = true;

    /// <summary>An item that is not there is null, not an error. Must be false.</summary>
    public bool EnableRelaxedIndexerAccess { get; set; } = true;

    /// <summary>Repeats a line's indentation before each line of what is inserted on it. Must be false.</summary>
    public bool AutoIndent { get; set; } = true;

    /// <summary>How often all loops together may run until the outermost one ends; 0 for no limit.</summary>
    public int LoopLimit { get; set; } = 1000;

    /// <summary>How deep calls and includes may nest; 0 for no limit.</summary>
    public int RecursiveLimit { get; set; } = 100;

    /// <summary>How many characters may be written, what is included counting again where it is inserted; 0 for no limit. The rest is cut off.</summary>
    public int LimitToString { get; set; } = 1048576;

    /// <summary>The line end that functions write; text of templates keeps its own.</summary>
    public string NewLine { get; set; } = Environment.NewLine;

    public ITemplateLoader? TemplateLoader { get; set; }

    /// <summary>Makes the members of an object variables.</summary>
    public void PushGlobal(ScriptObject scriptObject) => _globals.Push(scriptObject);

    internal static bool IsTrue(object? value) => value is not (null or false);

    /// <param name="span">Of what has the value.</param>
    internal static string? TextOf(object? value, SourceSpan span) => value switch
    {
        null or string => (string?)value,
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new ScriptRuntimeException(span, $"A value of type `{TypeName(value)}` cannot be written as text"),
    };

    internal static string TypeName(object value) => value switch
    {
        string => "string",
        bool => "bool",
        int => "int",
        ScriptArray => "array",
        _ => "object",
    };

    internal string Render(Statement page)
    {
        if (!StrictVariables || EnableRelaxedMemberAccess || EnableRelaxedIndexerAccess || AutoIndent)
            throw new NotSupportedException("StrictVariables must be true; the relaxed accesses and AutoIndent must be false.");
        page.Render(this);
        var text = _outputs.Peek().ToString();
        _outputs.Peek().Clear();
        return text;
    }

    internal void Write(string? text)
    {
        if (_full || text is null) return;
        var count = LimitToString <= 0 ? text.Length : Math.Min(text.Length, Math.Max(0, LimitToString - _written));
        _outputs.Peek().Append(text, 0, count);
        _written += count;
        if (count == text.Length) return;
        _outputs.Peek().Append(Ellipsis);
        _full = true;
    }

    internal object? Find(VariableExpression variable)
    {
        foreach (var loop in _loops)
        {
            if (loop.TryFind(variable.Name, out var value)) return value;
        }

        foreach (var scope in _globals)
        {
            if (scope.Contains(variable.Name)) return scope[variable.Name];
        }

        throw new ScriptRuntimeException(variable.Span, $"The variable or function `{variable}` was not found");
    }

    internal Loop EnterLoop(SourceSpan span)
    {
        if (_loops.Count == 0) _steps = 0;
        var loop = new Loop(this, span);
        _loops.Push(loop);
        return loop;
    }

    internal object? Nested(Expression caller, Func<object?> action)
    {
        if (RecursiveLimit != 0 && ++_depth > RecursiveLimit)
            throw new ScriptRuntimeException(caller.Span, $"Exceeding number of recursive depth limit `{RecursiveLimit}` for node: `{caller}`");
        try
        {
            return action();
        }
        finally
        {
            _depth--;
        }
    }

    internal string RenderIncluded(string? name, Expression caller) => (string)Nested(caller, () =>
    {
        var page = FindIncluded(name, caller).Page;
        _outputs.Push(new StringBuilder());
        try
        {
            return Render(page);
        }
        finally
        {
            _outputs.Pop();
        }
    })!;

    private Template FindIncluded(string? name, Expression caller)
    {
        if (string.IsNullOrEmpty(name)) throw new ScriptRuntimeException(caller.Span, "Include template name cannot be null or empty");
        if (TemplateLoader is not { } loader)
            throw new ScriptRuntimeException(caller.Span, $"Unable to include <{name}>. No TemplateLoader registered in TemplateContext.TemplateLoader");
        var path = loader.GetPath(this, caller.Span, name)
            ?? throw new ScriptRuntimeException(caller.Span, $"Include template path is null for `{name}");
        if (_included.TryGetValue(path, out var template)) return template;
        var text = loader.Load(this, caller.Span, path)
            ?? throw new ScriptRuntimeException(caller.Span, $"The result of including `{path}` cannot be null");
        template = Template.Parse(text, path);
        if (template.HasErrors) throw new ScriptParserRuntimeException(caller.Span, $"Error while parsing template `{path}`", template.Messages);
        return _included[path] = template;
    }

    /// <summary>A loop that runs, with the variables that it sets.</summary>
    internal sealed class Loop(TemplateContext context, SourceSpan span) : IDisposable
    {
        private string _name = "";
        private object? _value;
        private LoopState? _state;

        public void Step(string name, object? value, LoopState state)
        {
            if (context.LoopLimit != 0 && ++context._steps > context.LoopLimit)
                throw new ScriptRuntimeException(span, $"Exceeding number of iteration limit `{context.LoopLimit}` for loop statement.");
            (_name, _value, _state) = (name, value, state);
        }

        public bool TryFind(string name, out object? value)
        {
            value = name == "for" ? _state : _value;
            return _state is not null && (name == "for" || name == _name);
        }

        public void Dispose() => context._loops.Pop();
    }
}
