namespace SloRuleGen.GoTemplates;

/// <summary>Why Prometheus refuses a template. It stops at the first mistake, and so does the reader.</summary>
/// <param name="Start">The first character that is wrong, in UTF-16 units.</param>
/// <param name="End">Behind the last one; over <paramref name="Start"/>.</param>
/// <param name="IsUnclosed">Whether the text ends within an action.</param>
internal sealed record TemplateError(int Start, int End, string Message, bool IsUnclosed = false)
{
    /// <summary>For a name that is not known: those that are, one of which may have been meant.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];
}

/// <summary>A part of a template that older servers refuse.</summary>
/// <param name="What">The subject of a sentence, such as <c>the function now</c>.</param>
/// <param name="Since">The first release of Prometheus that takes it.</param>
internal sealed record NewerTemplatePart(int Start, int End, string What, Version Since);

/// <summary>A part of a template that Prometheus reads, and that fails whenever it is expanded.</summary>
internal sealed record TemplateFailure(int Start, int End, string Message)
{
    /// <summary>A name that is not known, and those that are, one of which may have been meant.</summary>
    public string? Word { get; init; }

    public IReadOnlyList<string> Known { get; init; } = [];
}
