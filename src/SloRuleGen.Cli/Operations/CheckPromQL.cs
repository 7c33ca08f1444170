using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Operations;

/// <summary>Checks expressions as Prometheus would, and prints them formatted.</summary>
internal sealed class CheckPromQL(CliEnvironment environment, bool allowWindow)
{
    private const string Name = "<expression>";

    private readonly PromQLParserOptions _options = new(allowWindow);
    private readonly Terminal _terminal = environment.Terminal;
    private ByteLines? _lines;

    public int RunOne(string text)
    {
        var result = PromQLParser.Parse(text, _options);
        var source = new SourceText(Name, text);
        var diagnostics = result.Errors
            .Select(error => new Diagnostic(QueryDiagnostics.InvalidPromQL, source.Span(error.Span.Start, error.Span.End), error.Message))
            .ToList();
        DiagnosticPrinter.For(_terminal).Print(diagnostics);
        if (result is { Succeeded: true, Expr: { } expr }) _terminal.Output.WriteLine(PromQLPrinter.PrintPretty(expr));
        return ExitCode.Of(diagnostics);
    }

    /// <summary>Answers each line of standard input before it reads the next. What is wrong with an expression is part of the answer.</summary>
    public int RunLines()
    {
        var problems = new List<Diagnostic>();
        while (TryReadLine(problems, out var line))
        {
            _terminal.Output.WriteLine(JsonStringLine.Read(line, out var problem) is { } text ? Answer(text) : PromQLAnswer.Of(new PromQLError(default, problem)));
            _terminal.Output.Flush();
        }

        DiagnosticPrinter.For(_terminal).Print(problems);
        return ExitCode.Of(problems);
    }

    private bool TryReadLine(List<Diagnostic> problems, out ReadOnlySpan<byte> line)
    {
        try
        {
            _lines ??= new ByteLines(_terminal.OpenInput());
            return _lines.TryRead(out line);
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            problems.Add(InputFiles.Unreadable(InputFiles.StandardInputName, e));
            line = default;
            return false;
        }
    }

    private string Answer(string text)
    {
        var result = PromQLParser.Parse(text, _options);
        if (result is { Succeeded: true, Expr: { } expr }) return PromQLAnswer.Of(PromQLPrinter.PrintPretty(expr));
        var first = result.Errors[0];
        return PromQLAnswer.Of(first with { Span = first.Span.ToUtf8(text) });
    }
}
