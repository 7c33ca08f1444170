using System.Text;
using SloRuleGen.Cli;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;

// The one place that touches the process: everything else gets its streams, folder and variables from here.
#pragma warning disable RS0030
var (inputIsTerminal, outputIsTerminal, errorIsTerminal) = (!Console.IsInputRedirected, !Console.IsOutputRedirected, !Console.IsErrorRedirected);
var input = new Lazy<Stream?>(() => StandardInput.Open(() => TerminalStream.OpenInput(inputIsTerminal, Console.OpenStandardInput)));
var terminal = new Terminal(
    () => input.Value,
    WriterTo(TerminalStream.OpenOutput(outputIsTerminal, Console.OpenStandardOutput)),
    WriterTo(TerminalStream.OpenError(errorIsTerminal, Console.OpenStandardError), autoFlush: true))
{
    InputIsTerminal = inputIsTerminal,
    OutputIsTerminal = outputIsTerminal,
    ErrorIsTerminal = errorIsTerminal,
    Width = outputIsTerminal ? SizeNow().Columns : null,
    SizeNow = outputIsTerminal ? SizeNow : null,
};

static TerminalSize SizeNow() => TerminalSize.Now(() => (Console.WindowWidth, Console.WindowHeight));
#pragma warning restore RS0030
if (CurrentDirectory() is { } folder) return CliApp.Run(args, new CliEnvironment(terminal, folder, Environment.GetEnvironmentVariable));
terminal.Error.WriteLine("slogen: the current folder is gone");
return ExitCode.Failed;

// Never disposed: the run flushes them, and reports where that fails.
static StreamWriter WriterTo(Stream stream, bool autoFlush = false) =>
    new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = autoFlush };

static string? CurrentDirectory()
{
    try
    {
        return Environment.CurrentDirectory;
    }
    catch (Exception e) when (IoFailure.Is(e))
    {
        return null;
    }
}
