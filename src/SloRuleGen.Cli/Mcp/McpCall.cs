using System.Text;
using System.Text.Json;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Rpc;

namespace SloRuleGen.Cli.Mcp;

/// <summary>A call of a tool as a run of its command, in the same process, with streams of its own.</summary>
/// <param name="run">Runs a command line, and returns its exit code.</param>
/// <param name="server">The options by which a server is reached, for tools that ask one.</param>
internal sealed class McpCall(McpTool tool, CliEnvironment environment, Func<IReadOnlyList<string>, CliEnvironment, int> run, IReadOnlyList<string> server)
{
    /// <summary>In characters. What is longer helps no agent, and fills the memory of its client.</summary>
    private const int LongestAnswer = 4 * 1024 * 1024;

    /// <summary>The result of the call: what the command has printed, as text and, where it is JSON, as an object; or why there is none.</summary>
    public JsonObject Run(JsonTree? given, CancellationToken cancellation)
    {
        if (CommandLineOf(given, out var spec, out var problem) is not { } arguments) return Failed(problem);
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(spec ?? ""));
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exitCode = run(arguments, environment with { Terminal = new Terminal(() => input, output, error), Stop = cancellation });
        cancellation.ThrowIfCancellationRequested();
        var (text, remarks) = (output.ToString(), error.ToString());
        if (text.Length > LongestAnswer)
            return Failed($"The answer is longer than {LongestAnswer / 1024 / 1024} MiB: name fewer specs{(tool.Writes ? ", or give 'output'" : ", or one SLO")}.");
        if (exitCode != ExitCode.Ok && !(tool.MayRefuse && exitCode == ExitCode.Refused)) return Failed(remarks.Length > 0 ? remarks : text);
        return Answer(text, remarks);
    }

    /// <summary>Null where something is wrong with what was given.</summary>
    /// <param name="spec">The text of a spec, for standard input; null for none.</param>
    private List<string>? CommandLineOf(JsonTree? given, out string? spec, out string problem)
    {
        (spec, problem) = (null, "");
        if (given is { IsObject: false, IsNull: false }) return Wrong("The arguments are no object.", out problem);
        foreach (var (name, _) in given?.Fields ?? [])
        {
            if (!tool.Parameters.Any(parameter => parameter.Name == name)) return Wrong($"The tool takes no '{PlainText.OneLine(name)}'; it takes {string.Join(", ", tool.Parameters.Select(parameter => parameter.Name))}.", out problem);
        }

        List<string> options = [.. tool.Arguments, .. tool.AsksServer ? server : []];
        var words = new List<string>();
        foreach (var parameter in tool.Parameters)
        {
            if (given?[parameter.Name] is not { IsNull: false } value)
            {
                if (parameter.IsRequired) return Wrong($"'{parameter.Name}' is required.", out problem);
                continue;
            }

            if (TextsOf(value, parameter) is not { } texts) return Wrong($"'{parameter.Name}' takes {Expected(parameter)}.", out problem);
            if (parameter.Value is McpValue.Path or McpValue.Paths && texts.FirstOrDefault(path => !IsInside(path)) is { } outside)
                return Wrong($"'{parameter.Name}': '{PlainText.OneLine(outside)}' is not within the working directory, {environment.CurrentDirectory}.", out problem);
            if (parameter.Value == McpValue.Spec) spec = texts[0];
            else if (parameter.Option is not { } option) words.AddRange(texts);
            else options.AddRange(parameter.Value == McpValue.Flag ? texts.Select(_ => option) : texts.Select(text => $"{option}={text}"));
        }

        if (spec is not null && words.Count > 0) return Wrong("'spec' stands in place of 'inputs': give one of them.", out problem);
        if (spec is not null) words.Add(InputFiles.StandardInput);
        if (tool.Writes && given?["output"] is not { IsNull: false }) options.Add("--output=-");
        return [.. options, "--", .. words];
    }

    private static List<string>? Wrong(string why, out string problem)
    {
        problem = why;
        return null;
    }

    /// <summary>Null where it is something else.</summary>
    private static List<string>? TextsOf(JsonTree value, McpParameter parameter)
    {
        switch (parameter.Value)
        {
            case McpValue.Flag: return value.Flag is { } flag ? flag ? [""] : [] : null;
            case McpValue.Texts or McpValue.Paths:
                var texts = value.Items.Select(item => item.String).OfType<string>().ToList();
                return value.Kind == JsonTokenType.StartArray && texts.Count == value.Items.Count ? texts : null;
            default: return value.String is { } text ? [text] : null;
        }
    }

    private static string Expected(McpParameter parameter) => parameter.Value switch
    {
        McpValue.Flag => "true or false",
        McpValue.Texts or McpValue.Paths => "a list of texts",
        _ => "a text",
    };

    private bool IsInside(string path) =>
        path.Length > 0 && path != InputFiles.StandardInput && !path.Contains('\0', StringComparison.Ordinal)
        && (RealPath.IsBelow(environment.FullPath(path), environment.CurrentDirectory) || RealPath.Of(environment.FullPath(path)) == RealPath.Of(environment.CurrentDirectory));

    private JsonObject Answer(string text, string remarks)
    {
        var structured = tool.IsJson && text.Length > 0 ? JsonTree.Read(Encoding.UTF8.GetBytes(text)).ToJson() : null;
        var content = new List<Json> { Text(structured?.OneLine() ?? text) };
        // Warnings, which the tools that give JSON of them have told already.
        if (remarks.Length > 0) content.Add(Text(remarks));
        var result = new JsonObject { ["content"] = new JsonList(content) };
        if (structured is not null) result["structuredContent"] = structured;
        return result;
    }

    private static JsonObject Failed(string why) => new() { ["content"] = new JsonList([Text(why)]), ["isError"] = true };

    private static JsonObject Text(string text) => new() { ["type"] = "text", ["text"] = text };
}
