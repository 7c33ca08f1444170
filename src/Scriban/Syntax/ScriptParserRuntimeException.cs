using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>A template that is included is no template.</summary>
public class ScriptParserRuntimeException(SourceSpan span, string message, LogMessageBag parserMessages) : ScriptRuntimeException(span, message)
{
    public LogMessageBag ParserMessages { get; } = parserMessages;

    public override string Message => $"{base.Message} Parser messages:\n {ParserMessages}";
}
