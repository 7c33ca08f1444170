using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using SloRuleGen.Cli.Console;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace SloRuleGen.Cli.Tests.Rpc;

/// <summary>A run of the program in this process that is talked to by messages of JSON-RPC.</summary>
internal abstract class RpcSession : IDisposable
{
    /// <summary>Nothing takes as long: what does hangs.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    private readonly Pipe _input = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly Pipe _output = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly StringWriter _error = new();
    private readonly List<JsonNode> _received = [];
    private readonly Task<int> _run;
    private int _lastId;

    /// <param name="folder">The full path of the current folder.</param>
    protected RpcSession(string folder, params string[] arguments)
    {
        Output = _output.Reader.AsStream();
        var terminal = new Terminal(() => _input.Reader.AsStream(), new StreamWriter(_output.Writer.AsStream(), new UTF8Encoding(false)), TextWriter.Synchronized(_error));
        _run = Task.Run(() =>
        {
            var exitCode = CliApp.Run(arguments, new CliEnvironment(terminal, folder, _ => null));
            _output.Writer.Complete();
            return exitCode;
        });
    }

    /// <summary>What the program has told beside its messages.</summary>
    public string Log => _error.ToString();

    protected Stream Output { get; }

    /// <summary>The next message of the program; null at the end.</summary>
    protected abstract string? Read();

    protected abstract byte[] Framed(string message);

    public void Send(byte[] bytes) => _input.Writer.WriteAsync(bytes).AsTask().Wait(s_longest);

    public void Send(string message) => Send(Framed(message));

    public void Notify(string method, JsonObject? parameters = null) =>
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters }.ToJsonString());

    /// <summary>Asks, and does not wait.</summary>
    public int Ask(string method, JsonObject? parameters = null)
    {
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = ++_lastId, ["method"] = method, ["params"] = parameters }.ToJsonString());
        return _lastId;
    }

    /// <summary>The answer to a question: its result or its error.</summary>
    public JsonNode AnswerTo(int id) => Receive(message => message["method"] is null && message["id"]?.ToJsonString() == id.ToString());

    public JsonNode? Request(string method, JsonObject? parameters = null)
    {
        var answer = AnswerTo(Ask(method, parameters));
        Assert.True(answer["error"] is null, answer.ToJsonString());
        return answer["result"];
    }

    public int ErrorOf(string method, JsonObject? parameters = null) => (int)AnswerTo(Ask(method, parameters))["error"]!["code"]!;

    /// <summary>The first message of a kind that was not taken yet.</summary>
    public JsonNode Receive(Func<JsonNode, bool> isMeant)
    {
        for (var i = 0; ; i++)
        {
            if (i == _received.Count)
            {
                var read = Task.Run(Read);
                Assert.True(read.Wait(s_longest), "no answer came");
                Assert.True(read.Result is not null, $"the program has ended: {Log}");
                _received.Add(JsonNode.Parse(read.Result)!);
            }

            if (!isMeant(_received[i])) continue;
            var message = _received[i];
            _received.RemoveAt(i);
            return message;
        }
    }

    /// <summary>Closes what the program reads, and waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public int End()
    {
        _input.Writer.Complete();
        Assert.True(_run.Wait(s_longest), "the program does not end");
        return _run.Result;
    }

    public void Dispose() => End();
}
