using System.CommandLine;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Operations;

namespace SloRuleGen.Cli.Commands;

/// <summary><c>slogen mcp</c>: the commands as tools for agents.</summary>
internal static class McpCommand
{
    /// <param name="run">Runs a command line, and returns its exit code.</param>
    public static Command Create(Func<ParseResult, CliEnvironment> environmentOf, Func<IReadOnlyList<string>, CliEnvironment, int> run)
    {
        var server = new ServerOptions();
        var command = new DocumentedCommand(
            "mcp",
            "Serve an agent: validate, explain, generate, simulate and others as tools of the Model Context Protocol.",
            "slogen mcp                                         # as the command of an MCP server",
            "slogen mcp --prometheus http://localhost:9090      # with a server for status and check");
        server.AddConnectionTo(command);
        command.SetAction(parse => RunMcpServer.Run(run, server.GivenIn(parse), environmentOf(parse)));
        return command;
    }
}
