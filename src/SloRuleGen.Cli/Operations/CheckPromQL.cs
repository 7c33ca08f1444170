using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Operations;

/// <summary>Checks expressions as Prometheus would, and prints them formatted.</summary>
/// <param name="server">Who is to take them.</param>
internal sealed class CheckPromQL(CliEnvironment environment, PrometheusServer server, bool allowWindow)
{
    private const string Name = "<expression>";

    private readonly PromQLParserOptions _options = new(allowWindow, server.Features);
    private readonly Terminal _terminal = environment.Terminal;
    private ByteLines? _lines;

    public int RunOne(string text) => Run(new SourceText(Name, text));

    /// <summary>Checks all of standard input as one expression.</summary>
    public int RunInput()
    {
        var input = InputFiles.ReadExpression(environment);
        if (input.Sources is [var source]) return Run(source);
        DiagnosticPrinter.For(_terminal).Print(input.Diagnostics);
        return ExitCode.Of(input.Diagnostics);
    }

    private int Run(SourceText source)
    {
        var text = source.Content;
        var result = PromQLParser.Parse(text, _options);
        var diagnostics = result.Errors
            .Select(error => new Diagnostic(QueryDiagnostics.InvalidPromQL, source.Span(error.Span.Start, error.Span.End), error.Message))
            .ToList();
        if (result is { Succeeded: true, Expr: { } read }) diagnostics.AddRange(server.Refuses(read, text).Select(NewerPart));
        DiagnosticPrinter.For(_terminal).Print(diagnostics);
        if (diagnostics.Count == 0) _terminal.Output.WriteLine(PromQLPrinter.PrintPretty(result.Expr!));
        return ExitCode.Of(diagnostics);

        Diagnostic NewerPart(NewerPart part) => new(TargetDiagnostics.NewerPromQL, source.Span(part.Span.Start, part.Span.End), Message(part));
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
        var first = result is { Succeeded: true, Expr: { } expr }
            ? server.Refuses(expr, text).Select(part => new PromQLError(part.Span, Message(part))).FirstOrDefault()
            : result.Errors[0];
        return first is null
            ? PromQLAnswer.Of(PromQLPrinter.PrintPretty(result.Expr!))
            : PromQLAnswer.Of(first with { Span = first.Span.ToUtf8(text) });
    }

    private string Message(NewerPart part) => $"{part.Requirement}, and {server.Release} is to take it";
}
