namespace VerifyTests;

/// <summary>Where a snapshot stands and what it is called.</summary>
public sealed class VerifySettings
{
    public VerifySettings()
    {
    }

    public VerifySettings(VerifySettings? settings)
    {
        Directory = settings?.Directory;
        FileName = settings?.FileName;
        Parameters = settings?.Parameters;
        ParametersText = settings?.ParametersText;
    }

    public string? Directory { get; private set; }

    internal string? FileName { get; private set; }

    internal object?[]? Parameters { get; private set; }

    internal string? ParametersText { get; private set; }

    /// <summary>A folder, taken from that of the test's source file.</summary>
    public void UseDirectory(string directory) => Directory = directory;

    /// <summary>A name in place of the test's class, method and parameters.</summary>
    public void UseFileName(string fileName) => FileName = fileName;

    /// <summary>The values of the test's parameters, in their order; they become part of the name.</summary>
    public void UseParameters(params object?[] parameters)
    {
        if (FileName is not null || ParametersText is not null)
            throw new InvalidOperationException("UseParameters goes neither with UseFileName nor with UseTextForParameters.");
        Parameters = parameters;
    }

    /// <summary>A text in place of the test's parameters.</summary>
    public void UseTextForParameters(string parametersText)
    {
        if (FileName is not null || Parameters is not null)
            throw new InvalidOperationException("UseTextForParameters goes neither with UseFileName nor with UseParameters.");
        ParametersText = parametersText;
    }
}
