using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Rpc;

/// <summary>What a server of a protocol does with what it is sent. All is called in the order of the messages, by one thread.</summary>
internal interface IRpcPeer
{
    /// <summary>The notification that ends a request, and the field of it that names the request.</summary>
    (string Method, string Field) Cancelling { get; }

    /// <summary>Answers a request. What takes time goes on elsewhere.</summary>
    /// <param name="parameters">Null for none.</param>
    /// <exception cref="RpcException">There is no answer.</exception>
    Task<Json?> AnswerAsync(string method, JsonTree? parameters, CancellationToken cancellation);

    /// <summary>Takes note of something that asks for no answer.</summary>
    /// <returns>False where it ends the server.</returns>
    bool Note(string method, JsonTree? parameters);
}
