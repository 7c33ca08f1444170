namespace SloRuleGen.GoTemplates;

/// <summary>What is known of a value before it is there.</summary>
internal enum ValueKind
{
    Unknown,
    Nil,
    Bool,
    Integer,
    Float,
    Complex,
    Text,

    /// <summary>Texts by name.</summary>
    Labels,

    /// <summary>What a template is expanded with: labels, external labels, URL and value.</summary>
    Alert,

    /// <summary>What a query returns.</summary>
    Samples,
    Sample,

    /// <summary>Of parameters only: a number, or text that is one.</summary>
    Numeric,
}

/// <summary>How messages call values, and what can be done with them.</summary>
internal static class ValueKinds
{
    public static string InWords(this ValueKind kind) => kind switch
    {
        ValueKind.Nil => "nil",
        ValueKind.Bool => "true or false",
        ValueKind.Integer => "an integer",
        ValueKind.Float => "a number",
        ValueKind.Complex => "a complex number",
        ValueKind.Text => "text",
        ValueKind.Labels => "all labels",
        ValueKind.Alert => "all that is known of the alert",
        ValueKind.Samples => "the result of a query",
        ValueKind.Sample => "a sample",
        ValueKind.Numeric => "a number",
        _ => "a value",
    };

    /// <summary>Whether an argument of this kind can be given to a parameter; unknown ones can.</summary>
    public static bool Fits(this ValueKind argument, ValueKind parameter) =>
        argument == ValueKind.Unknown || parameter == ValueKind.Unknown || argument == parameter
        || (parameter == ValueKind.Numeric && argument is ValueKind.Integer or ValueKind.Float or ValueKind.Text);

    /// <summary>What a name behind a value gives; null if it fails.</summary>
    public static ValueKind? Field(this ValueKind kind, string name) => (kind, name) switch
    {
        (ValueKind.Unknown, _) => ValueKind.Unknown,
        (ValueKind.Labels, _) => ValueKind.Text,
        (ValueKind.Alert, "Labels" or "ExternalLabels") => ValueKind.Labels,
        (ValueKind.Alert, "ExternalURL") => ValueKind.Text,
        (ValueKind.Alert, "Value") => ValueKind.Float,
        (ValueKind.Sample, "Labels") => ValueKind.Labels,
        (ValueKind.Sample, "Value") => ValueKind.Unknown,
        _ => null,
    };

    /// <summary>The names that may stand behind a value, where they are known.</summary>
    public static IReadOnlyList<string> Fields(this ValueKind kind) => kind switch
    {
        ValueKind.Alert => ["Labels", "ExternalLabels", "ExternalURL", "Value"],
        ValueKind.Sample => ["Labels", "Value"],
        _ => [],
    };
}
