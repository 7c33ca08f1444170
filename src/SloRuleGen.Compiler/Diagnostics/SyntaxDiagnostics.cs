namespace SloRuleGen.Diagnostics;

/// <summary>What can be wrong with a spec as YAML; nearly all of it before any field is looked at.</summary>
internal static class SyntaxDiagnostics
{
    public static readonly DiagnosticDescriptor InvalidYaml = Error("SLO101", "The text is not valid YAML");
    public static readonly DiagnosticDescriptor DuplicateKey = Error("SLO102", "A key stands twice in one mapping");
    public static readonly DiagnosticDescriptor InvalidKey = Error("SLO103", "A key is empty, a list or a mapping");
    public static readonly DiagnosticDescriptor MergeKey = Error("SLO104", "Merge keys are not supported");
    public static readonly DiagnosticDescriptor UnknownTag = Error("SLO105", "A tag is not known");
    public static readonly DiagnosticDescriptor UnknownAnchor = Error("SLO106", "An alias has no anchor before it");
    public static readonly DiagnosticDescriptor TooManyAliases = Error("SLO107", "Aliases repeat too much");
    public static readonly DiagnosticDescriptor TooDeep = Error("SLO108", "The nesting is too deep");
    public static readonly DiagnosticDescriptor TooLong = Error("SLO109", "The file is too long");
    public static readonly DiagnosticDescriptor InvalidCharacter = Error("SLO110", "The file holds a character that YAML does not allow");
    public static readonly DiagnosticDescriptor NoDocument = Error("SLO111", "The file holds no spec");
    public static readonly DiagnosticDescriptor NotAMapping = Error("SLO112", "A document is not a mapping of fields");
    public static readonly DiagnosticDescriptor UnquotedText = Error("SLO113", "Text needs quotes to be read whole");
    public static readonly DiagnosticDescriptor TabIndentation = Error("SLO114", "A tab is used as indentation");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        InvalidYaml, DuplicateKey, InvalidKey, MergeKey, UnknownTag, UnknownAnchor, TooManyAliases,
        TooDeep, TooLong, InvalidCharacter, NoDocument, NotAMapping, UnquotedText, TabIndentation,
    ];

    private static DiagnosticDescriptor Error(string code, string title) => new(code, DiagnosticSeverity.Error, title);
}
