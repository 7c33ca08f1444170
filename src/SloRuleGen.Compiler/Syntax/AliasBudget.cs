namespace SloRuleGen.Syntax;

/// <summary>How much aliases may repeat, in UTF-16 units: those of a document, and those of all documents of an input.</summary>
internal sealed class AliasBudget
{
    private int _ofInput = SpecReader.MaxLength;
    private int _ofDocument;

    public bool IsUsedUp { get; private set; }

    /// <summary>What the message of a used up budget says was exceeded.</summary>
    public string Limit => _ofInput < 0
        ? $"{SpecReader.MaxLength} characters in this file"
        : $"{SpecReader.MaxAliasedLength} characters in this document";

    public void StartDocument() => (_ofDocument, IsUsedUp) = (SpecReader.MaxAliasedLength, _ofInput < 0);

    public void Take(int length)
    {
        _ofInput -= length;
        _ofDocument -= length;
        IsUsedUp = _ofInput < 0 || _ofDocument < 0;
    }
}
