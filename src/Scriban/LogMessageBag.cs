using System.Collections;
using Scriban.Parsing;

namespace Scriban;

/// <summary>Everything that is wrong with a template.</summary>
public class LogMessageBag : IReadOnlyList<LogMessage>
{
    private readonly List<LogMessage> _messages = [];

    public int Count => _messages.Count;

    public bool HasErrors => _messages.Exists(message => message.Type == ParserMessageType.Error);

    public LogMessage this[int index] => _messages[index];

    public void Add(LogMessage message) => _messages.Add(message);

    public IEnumerator<LogMessage> GetEnumerator() => _messages.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Concat(_messages.Select(message => message + Environment.NewLine));
}
