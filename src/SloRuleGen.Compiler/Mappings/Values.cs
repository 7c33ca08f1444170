using System.Globalization;
using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Mappings;

/// <summary>Reads single values. Each method reports what it cannot read, with what would be right, and returns null.</summary>
internal sealed class Values(DiagnosticBag diagnostics)
{
    /// <summary>Any scalar, taken as its text: <c>8080</c> and <c>true</c> too.</summary>
    public Located<string>? Text(SyntaxNode node, string field)
    {
        if (node is not ScalarSyntax { IsNull: false } scalar) return Wrong<string>(node, field, "text");
        if (!string.IsNullOrWhiteSpace(scalar.Value)) return new(scalar.Value, scalar.Span);
        return Wrong<string>(node, field, "text that is not empty");
    }

    public Located<bool>? Flag(SyntaxNode node, string field) =>
        node is ScalarSyntax scalar && scalar.AsBoolean() is { } flag ? new(flag, scalar.Span) : Wrong<bool>(node, field, "true or false");

    /// <summary>A flag where something else may stand too.</summary>
    public Located<bool>? FlagOr(SyntaxNode node, string field, string other) =>
        node is ScalarSyntax scalar && scalar.AsBoolean() is { } flag ? new(flag, scalar.Span) : Wrong<bool>(node, field, $"false, true or {other}");

    /// <summary>An integer, <paramref name="least"/> or more.</summary>
    public Located<long>? WholeNumber(SyntaxNode node, string field, long least)
    {
        if (node is ScalarSyntax { IsPlain: true } scalar
            && long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            if (number >= least) return new(number, scalar.Span);
            diagnostics.Add(SpecDiagnostics.NumberOutOfRange, scalar.Span, $"'{field}' is {least} or more, not {number}");
            return null;
        }

        return Wrong<long>(node, field, "a whole number such as 10");
    }

    public Located<PromDuration>? Duration(SyntaxNode node, string field)
    {
        if (node is not ScalarSyntax { IsNull: false } scalar) return Wrong<PromDuration>(node, field, "a duration such as 30s, 5m or 30d");
        if (PromDuration.TryParse(scalar.Value, out var duration)) return new(duration, scalar.Span);
        var found = Wording.Quote(scalar.Value);
        var whole = InWholeUnits(scalar.Value);
        var message = scalar.Value switch
        {
            { Length: < 10 } digits when IsDigits(digits) => $"{found} has no unit; write {Enumeration.Or([.. UnitsOf(field).Select(unit => digits + unit)])}",
            ['-', ..] => $"a duration cannot be negative: {found}",
            _ when whole is not null => $"{found} is not a duration; it is made of whole numbers: write {whole}",
            _ when scalar.Value.Contains('.') => $"{found} is not a duration; it is made of whole numbers, such as 450ms or 1h30m",
            _ => $"{found} is not a duration; write it such as 30s, 5m, 1h30m or 30d (units y, w, d, h, m, s, ms, largest first)",
        };
        diagnostics.Add(SpecDiagnostics.InvalidDuration, scalar.Span, message, whole);
        return null;
    }

    public Located<PromDuration>? PositiveDuration(SyntaxNode node, string field)
    {
        if (Duration(node, field) is not { } duration) return null;
        if (duration.Value > PromDuration.Zero) return duration;
        diagnostics.Add(SpecDiagnostics.DurationOutOfRange, duration.Span, $"'{field}' must be over zero");
        return null;
    }

    public Located<T>? Choice<T>(SyntaxNode node, string field, IReadOnlyList<(string Word, T Value)> choices)
        where T : struct
    {
        var words = choices.Select(c => c.Word).ToList();
        if (node is not ScalarSyntax { IsNull: false } scalar) return Wrong<T>(node, field, Enumeration.Or(words));
        foreach (var (word, value) in choices)
        {
            if (scalar.Value == word) return new(value, scalar.Span);
        }

        var meant = NearestWord.Of(scalar.Value, words);
        var help = meant is null ? string.Empty : $"; did you mean '{meant}'?";
        diagnostics.Add(SpecDiagnostics.UnknownChoice, scalar.Span, $"'{field}' takes {Enumeration.Or(words)}, not {Wording.Quote(scalar.Value)}{help}", meant);
        return null;
    }

    public MappingSyntax? Mapping(SyntaxNode node, string field)
    {
        if (node is MappingSyntax mapping) return mapping;
        ReportWrong(node, field, "a mapping of fields");
        return null;
    }

    public SequenceSyntax? List(SyntaxNode node, string field, string items)
    {
        if (node is SequenceSyntax list) return list;
        ReportWrong(node, field, $"a list of {items}");
        return null;
    }

    /// <summary>The fields of an item of a list.</summary>
    /// <param name="items">What the list holds, for messages.</param>
    public Fields? Item(SyntaxNode node, string field, string items, Level level)
    {
        if (node is MappingSyntax mapping) return new Fields(mapping.Entries, level, mapping.Span, diagnostics);
        ReportWrong(node, field, items);
        return null;
    }

    public void ReportWrong(SyntaxNode node, string field, string expected) =>
        diagnostics.Add(SpecDiagnostics.WrongType, node.Span, $"'{field}' takes {expected}, not {node.InWords()}");

    private Located<T>? Wrong<T>(SyntaxNode node, string field, string expected)
    {
        ReportWrong(node, field, expected);
        return null;
    }

    /// <summary>What a number without a unit may have meant. A threshold is that of a latency.</summary>
    private static string[] UnitsOf(string field) => field == "threshold" ? ["ms", "s"] : ["s", "m", "h", "d"];

    /// <summary><c>500ms</c> for <c>0.5s</c>, and for <c>0.5</c>, which is in seconds everywhere in Prometheus; null for what is no decimal or has no such duration.</summary>
    private static string? InWholeUnits(string text)
    {
        var letters = text.AsSpan().TrimEnd("ywdhms");
        var unit = text.AsSpan(letters.Length);
        return letters.Contains('.') && letters.Length < 20 && Fraction.TryParseDecimal(letters, out var number)
            && PromDuration.TryParse($"1{(unit.IsEmpty ? "s" : unit)}", out var one) && (one * number).Seconds * 1000 is { Denominator.IsOne: true } milliseconds
            && milliseconds.Sign > 0 && milliseconds <= PromDuration.MaxMilliseconds
            ? new ExactDuration(milliseconds / 1000).ToString()
            : null;
    }

    private static bool IsDigits(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
