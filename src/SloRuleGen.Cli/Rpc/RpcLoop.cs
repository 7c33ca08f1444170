using System.Collections.Concurrent;
using System.Text.Json;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;

namespace SloRuleGen.Cli.Rpc;

/// <summary>Reads messages of JSON-RPC 2.0 and has them answered, until the input ends. Nothing that is sent ends it early, or makes it wait for an answer.</summary>
/// <param name="log">For what has no other place: never the stream of the messages.</param>
internal sealed class RpcLoop(RpcFraming framing, RpcOutput output, IRpcPeer peer, TextWriter log)
{
    /// <summary>Requests that may wait for their answers at once.</summary>
    private const int MostAtOnce = 256;

    /// <summary>How long requests may take on once the input has ended.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly List<Task> _tasks = [];

    /// <returns>False where the input could not be read to its end.</returns>
    public bool Run()
    {
        try
        {
            while (framing.Read() is { } message)
            {
                if (Take(message)) continue;
                CancelAll();
                return true;
            }

            Task.WaitAll([.. _tasks], s_patience);
            return true;
        }
        catch (RpcFramingException e)
        {
            output.Fail(null, RpcError.Parse, e.Message);
            Log(e.Message);
            return false;
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            Log($"{InputFiles.StandardInputName}: cannot read: {IoFailure.ReasonOf(e)}");
            return false;
        }
        finally
        {
            CancelAll();
        }
    }

    /// <returns>False for the last one.</returns>
    private bool Take(byte[] bytes)
    {
        JsonTree message;
        try
        {
            message = JsonTree.Read(bytes);
        }
        catch (JsonException)
        {
            output.Fail(null, RpcError.Parse, "the message is no JSON");
            return true;
        }

        var id = message["id"];
        if (message["method"]?.String is not { } method)
        {
            // An answer asks for nothing; nothing is asked of the other side that would need it.
            if (!message.IsObject || (message["result"] is null && message["error"] is null))
                output.Fail(null, RpcError.InvalidRequest, "the message is no request: it needs 'jsonrpc', 'method', and 'id' to be answered");
            return true;
        }

        if (id is null) return Note(method, message["params"]);
        if (id.Kind is JsonTokenType.String or JsonTokenType.Number) Answer(id, method, message["params"]);
        else output.Fail(null, RpcError.InvalidRequest, "the id of a request is a number or a string");
        return true;
    }

    private bool Note(string method, JsonTree? parameters)
    {
        if (method == peer.Cancelling.Method)
        {
            if (parameters?[peer.Cancelling.Field] is { } id && _running.TryGetValue(KeyOf(id), out var running)) Cancel(running);
            return true;
        }

        try
        {
            return peer.Note(method, parameters);
        }
        catch (RpcException e)
        {
            Log($"{method}: {e.Message}");
            return true;
        }
        catch (Exception e)
        {
            // A mistake of this program: nobody waits for an answer, and the next message is read.
            Log($"internal error, please report it: {e.GetType().Name}: {e.Message}");
            return true;
        }
    }

    private void Answer(JsonTree id, string method, JsonTree? parameters)
    {
        _tasks.RemoveAll(task => task.IsCompleted);
        if (_tasks.Count >= MostAtOnce)
        {
            output.Fail(id.ToJson(), RpcError.Internal, $"{MostAtOnce} requests are waiting already");
            return;
        }

        var cancel = new CancellationTokenSource();
        _running[KeyOf(id)] = cancel;
        _tasks.Add(AnswerAsync(id, method, parameters, cancel));
    }

    private async Task AnswerAsync(JsonTree id, string method, JsonTree? parameters, CancellationTokenSource cancel)
    {
        try
        {
            output.Answer(id.ToJson(), await peer.AnswerAsync(method, parameters, cancel.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            output.Fail(id.ToJson(), RpcError.Cancelled, "cancelled");
        }
        catch (RpcException e)
        {
            output.Fail(id.ToJson(), e.Code, e.Message);
        }
        catch (Exception e)
        {
            // A mistake of this program: it is told, and the next request answered.
            output.Fail(id.ToJson(), RpcError.Internal, $"internal error, please report it: {e.GetType().Name}: {e.Message}");
        }
        finally
        {
            _running.TryRemove(KeyValuePair.Create(KeyOf(id), cancel));
            cancel.Dispose();
        }
    }

    private void Log(string message)
    {
        try
        {
            log.WriteLine($"slogen: {PlainText.OneLine(message)}");
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            // Nobody listens there; that is no reason to end.
        }
    }

    private void CancelAll()
    {
        foreach (var running in _running.Values) Cancel(running);
    }

    private static void Cancel(CancellationTokenSource running)
    {
        try
        {
            running.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It was answered in between.
        }
    }

    /// <summary>The number 1 and the text "1" are two ids.</summary>
    private static string KeyOf(JsonTree id) => id.Kind == JsonTokenType.String ? $"\"{id.Text}" : id.Text ?? "";
}
