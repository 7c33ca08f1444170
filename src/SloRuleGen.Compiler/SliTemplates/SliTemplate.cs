using SloRuleGen.Diagnostics;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.SliTemplates;

/// <summary>An SLI with parameters, which SLOs use by its name.</summary>
/// <param name="Sli">As under an SLO, with <c>${parameter}</c> in its texts; empty if there is none that could be read.</param>
/// <param name="IsUsable">False if there are errors in it: they are reported once, and not at each use.</param>
public sealed record SliTemplate(Located<string> Name, string? Description, IReadOnlyList<SliParameter> Parameters, MappingSyntax Sli, bool IsUsable)
{
    /// <summary>Whether it came with the program.</summary>
    public bool IsBuiltIn { get; init; }

    public SliParameter? Find(string name) => Parameters.FirstOrDefault(parameter => parameter.Name.Value == name);
}

/// <param name="Default">What stands for it where a use does not give it; null if each use must.</param>
/// <param name="Example">What a use might give; null where the default is one.</param>
public sealed record SliParameter(Located<string> Name, string? Description, SyntaxNode? Default, SyntaxNode? Example)
{
    /// <summary>What the template is checked and shown with; null only in a template that is not usable.</summary>
    public SyntaxNode? Sample => Example ?? Default;
}

/// <param name="Templates">Those of libraries, then the built-in ones that none of them replaces.</param>
/// <param name="Diagnostics">In the order of files and places.</param>
public sealed record SliTemplatesResult(IReadOnlyList<SliTemplate> Templates, IReadOnlyList<Diagnostic> Diagnostics);
