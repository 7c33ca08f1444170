using System.Text;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Queries;

/// <summary>
/// Reads queries of VictoriaMetrics as a lexer does: strings, comments, brackets and <c>$window</c>. What it takes can stand between
/// parentheses without changing what is around it; whether it means anything is for vmalert to say.
/// </summary>
internal sealed class MetricsQL
{
    private const string Window = "$window";

    private readonly string _text;
    private readonly List<PromQLError> _errors = [];
    private readonly Stack<int> _open = new();
    private readonly List<string> _parts = [];
    private readonly StringBuilder _part = new();
    private bool _hasWindowInRange;
    private int _at;

    private MetricsQL(string text) => _text = text;

    /// <summary>The query, or what is wrong with it.</summary>
    /// <param name="needsWindow">Whether <c>$window</c> must be the range of something; else it may stand nowhere.</param>
    public static (OpaqueExpr? Expr, IReadOnlyList<PromQLError> Errors) Read(string text, bool needsWindow)
    {
        var reader = new MetricsQL(text);
        var expr = reader.Read();
        if (reader._errors.Count == 0 && needsWindow && !reader._hasWindowInRange)
            reader.Report(0, text.Length, "the query must hold [$window], which stands for each window of the rules, such as rate(requests_total[$window])");
        if (reader._errors.Count == 0 && !needsWindow && expr.Parts.Count > 1)
            reader.Report(0, text.Length, "the query is asked at each moment, not for the windows of the rules: write a range such as [5m] in place of $window");
        return reader._errors.Count == 0 ? (expr, []) : (null, reader._errors);
    }

    private OpaqueExpr Read()
    {
        while (_at < _text.Length && _errors.Count == 0)
        {
            var c = _text[_at];
            if (c is '"' or '\'' or '`') ReadString(c);
            else if (c == '#') SkipComment();
            else if (char.IsWhiteSpace(c)) SkipBlank();
            else if (c == '$') ReadWindow();
            else if (c is '(' or '[' or '{') Open();
            else if (c is ')' or ']' or '}') Close(c);
            else if (c == ',' && _open.Count == 0) Report(_at, _at + 1, "a query is one expression: ',' stands between brackets alone");
            else Take(1);
        }

        if (_errors.Count == 0 && _open.TryPeek(out var open)) Report(open, open + 1, $"the '{_text[open]}' is never closed");
        _parts.Add(_part.ToString().TrimEnd());
        if (_errors.Count == 0 && _parts is [""]) Report(0, _text.Length, "no expression found in the query");
        return new OpaqueExpr([.. _parts]);
    }

    /// <summary>With backslashes as in Go; back quotes know none.</summary>
    private void ReadString(char quote)
    {
        var end = _at + 1;
        while (end < _text.Length && _text[end] != quote) end += _text[end] == '\\' && quote != '`' ? 2 : 1;
        if (end >= _text.Length) Report(_at, _at + 1, "the quote that opens here is never closed");
        else Take(end + 1 - _at);
    }

    private void SkipComment()
    {
        while (_at < _text.Length && _text[_at] != '\n') _at++;
    }

    private void SkipBlank()
    {
        if (_part.Length > 0 && _part[^1] != ' ') _part.Append(' ');
        else if (_part.Length == 0 && _parts.Count > 0) _part.Append(' ');
        _at++;
    }

    private void ReadWindow()
    {
        var end = _at + 1;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_')) end++;
        if (_text[_at..end] != Window)
        {
            Report(_at, end, "a spec knows no other variable than $window");
            return;
        }

        _hasWindowInRange |= _open.TryPeek(out var open) && _text[open] == '[';
        _parts.Add(_part.ToString());
        _part.Clear();
        _at = end;
    }

    private void Open()
    {
        _open.Push(_at);
        Take(1);
    }

    private void Close(char bracket)
    {
        var opening = bracket switch { ')' => '(', ']' => '[', _ => '{' };
        if (!_open.TryPop(out var open)) Report(_at, _at + 1, $"the '{bracket}' closes nothing");
        else if (_text[open] != opening) Report(_at, _at + 1, $"the '{bracket}' closes a '{_text[open]}'");
        else Take(1);
    }

    private void Take(int length)
    {
        _part.Append(_text, _at, length);
        _at += length;
    }

    private void Report(int start, int end, string message) => _errors.Add(new PromQLError(new TextSpan(start, end), message));
}
