using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>
/// Follows what stands between the texts of a document. The parser drops a colon, a comma or a whole value of some
/// malformed documents without a word, and what a user wrote must never be ignored.
/// </summary>
internal sealed class Punctuation(SourceText source, int start)
{
    private int _at = start;
    private int _depth;

    /// <summary>Something that can be an entry's key or value ends here.</summary>
    private bool _isAfterNode;

    /// <summary>Checks what stands before a text that reaches from <paramref name="textStart"/> to <paramref name="textEnd"/>.</summary>
    public YamlExplanation? BeforeText(int textStart, int textEnd, bool isPlain)
    {
        if (Follow(textStart) is { } fault) return fault;
        if (_depth > 0 && _isAfterNode) return Missing(textStart, "','");
        (_at, _isAfterNode) = (Math.Max(_at, textEnd), true);
        if (_depth == 0 || !isPlain) return null;
        if (source.Content[textStart] is '|' or '>' or '@' or '`' or '%') return YamlFailureExplainer.CannotStart(source, textStart);
        return source.Content[textEnd - 1] == ':'
            ? new(SyntaxDiagnostics.InvalidYaml, source.Span(textEnd - 1, textEnd), "a space must follow the ':' behind a key")
            : null;
    }

    /// <summary>Checks what stands before the end of all documents.</summary>
    public YamlExplanation? BeforeEnd(int end) => Follow(end);

    private YamlExplanation? Follow(int end)
    {
        var text = source.Content;
        while ((_at = NodeProperties.SkipBlanks(text, _at)) < end)
        {
            var c = text[_at];
            if (c is '[' or '{')
            {
                if (_depth++ > 0 && _isAfterNode) return Missing(_at, "','");
                _isAfterNode = false;
            }
            else if (c is ']' or '}')
            {
                _depth = Math.Max(0, _depth - 1);
                _isAfterNode = true;
            }
            else if (c is ':' && _depth > 0 && !_isAfterNode)
            {
                return new(SyntaxDiagnostics.InvalidKey, source.Span(_at, _at + 1), MappingBuilder.MissingKey);
            }
            else if (c is ':' or ',' or '?' or '-')
            {
                _isAfterNode = false;
            }
            else if (c is '&' or '!')
            {
                _at = NodeProperties.SkipWord(text, _at);
                continue;
            }
            else if (IsLineStart() && (c == '%' || text.AsSpan(_at).StartsWith("...")))
            {
                _at = source.LineEnd(_at);
                continue;
            }
            else
            {
                var lost = source.Span(_at, Math.Min(source.LineEnd(_at), end));
                return new(SyntaxDiagnostics.InvalidYaml, lost, "this belongs to no key and no list: write 'key: value', or put the text in quotes");
            }

            _at++;
        }

        return null;
    }

    private bool IsLineStart() => _at == 0 || source.Content[_at - 1] is '\r' or '\n';

    private YamlExplanation Missing(int at, string what) => new(SyntaxDiagnostics.InvalidYaml, source.Span(at, at + 1), $"{what} is expected before this");
}
