namespace SloRuleGen.Text;

/// <summary>From where a text was put together that stands in no input as it is: a use of something that is defined elsewhere.</summary>
public abstract class Expansion
{
    /// <summary>What a message about the text says to the readers of the input that uses it; null if they were told already.</summary>
    /// <param name="code">That of the diagnostic.</param>
    /// <param name="place">Where the diagnostic will stand, in the input.</param>
    public abstract string? Tell(string code, bool isError, SourceSpan place, string message);
}
