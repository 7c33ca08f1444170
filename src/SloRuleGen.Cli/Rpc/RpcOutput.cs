using System.Text;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;

namespace SloRuleGen.Cli.Rpc;

/// <summary>Sends messages, each whole, whoever sends them at the same time. Once nobody reads them any more they are dropped.</summary>
internal sealed class RpcOutput(TextWriter output, RpcFraming framing)
{
    private readonly Lock _lock = new();
    private bool _isBroken;

    public void Notify(string method, Json parameters) =>
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    public void Answer(Json id, Json? result) => Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["result"] = result });

    /// <param name="id">Null where it is not known.</param>
    public void Fail(Json? id, int code, string message) =>
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    private void Send(JsonObject message)
    {
        var text = message.OneLine();
        var (before, after) = framing.Around(Encoding.UTF8.GetByteCount(text));
        lock (_lock)
        {
            if (_isBroken) return;
            try
            {
                output.Write(before);
                output.Write(text);
                output.Write(after);
                output.Flush();
            }
            catch (Exception e) when (IoFailure.Is(e))
            {
                _isBroken = true;
            }
        }
    }
}
