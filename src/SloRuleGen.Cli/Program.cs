using System.Text;
using SloRuleGen.Cli;

// The one place that touches the process: everything else gets its streams, folder and variables from here.
#pragma warning disable RS0030
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
using var input = Console.OpenStandardInput();
var terminal = new Terminal(input, output, error)
{
    OutputIsTerminal = !Console.IsOutputRedirected,
    ErrorIsTerminal = !Console.IsErrorRedirected,
    Width = Console.IsOutputRedirected ? null : Console.WindowWidth,
};
#pragma warning restore RS0030
return CliApp.Run(args, new CliEnvironment(terminal, Environment.CurrentDirectory, Environment.GetEnvironmentVariable));
