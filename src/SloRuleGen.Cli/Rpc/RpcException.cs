namespace SloRuleGen.Cli.Rpc;

/// <summary>Why a request has no answer.</summary>
/// <param name="code">One of <see cref="RpcError"/>.</param>
internal sealed class RpcException(int code, string message) : Exception(message)
{
    public int Code => code;
}

/// <summary>The codes of JSON-RPC and of the Language Server Protocol.</summary>
internal static class RpcError
{
    public const int Parse = -32700;
    public const int InvalidRequest = -32600;
    public const int MethodNotFound = -32601;
    public const int InvalidParams = -32602;
    public const int Internal = -32603;
    public const int NotInitialized = -32002;
    public const int Cancelled = -32800;
}
