using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Native;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.Documents;

/// <summary>What the mappers of all formats share: the services that come out, the comments of the files, and the notes on what is not the same.</summary>
internal sealed class ImportRun
{
    private readonly List<ServiceDraft> _services = [];
    private readonly Dictionary<SourceText, SourceComments> _comments;

    /// <param name="documents">All of the run.</param>
    public ImportRun(ImportOptions options, IReadOnlyList<DocumentSyntax> documents, DiagnosticBag diagnostics)
    {
        (Options, Diagnostics) = (options, diagnostics);
        _comments = documents.GroupBy(document => document.Source).ToDictionary(file => file.Key, file => new SourceComments(file.Key, file));
    }

    public ImportOptions Options { get; }

    public DiagnosticBag Diagnostics { get; }

    /// <summary>In the order in which they were first named.</summary>
    public IEnumerable<ServiceDraft> Services => _services;

    /// <summary>The service of a name, which is made valid.</summary>
    /// <param name="document">The document that names it.</param>
    public ServiceDraft Service(Located<string> name, DocumentSyntax document)
    {
        var valid = ValidName(name, "service");
        var service = _services.Find(known => known.Name == valid);
        if (service is null) _services.Add(service = new ServiceDraft(valid, name.Span, document.Source));
        service.TakeHead(_comments[document.Source].Head(document), document.Source);
        return service;
    }

    /// <summary>A name as specs take it; where that is another, a note says so.</summary>
    public string ValidName(Located<string> name, string otherwise)
    {
        var valid = NameMaker.Valid(name.Value, otherwise);
        if (valid != name.Value)
            Diagnostics.Add(ImportDiagnostics.NameChanged, name.Span, $"the name {Wording.Quote(name.Value)} becomes '{valid}': names have lower-case letters, digits, '.', '_' and '-', up to 63 of them");
        return valid;
    }

    /// <summary>A name of an SLO that its service does not have yet.</summary>
    public string NameIn(ServiceDraft service, Located<string> name)
    {
        var valid = ValidName(name, "slo");
        var free = NameMaker.Free(valid, service.Has);
        if (free != valid) Diagnostics.Add(ImportDiagnostics.NameChanged, name.Span, $"the service '{service.Name}' has an SLO '{valid}' already: this one becomes '{free}'");
        return free;
    }

    public FieldComments CommentsOf(EntrySyntax entry) => _comments[entry.Key.Span.Source].Of(entry);

    public FieldComments CommentsOfItem(SyntaxNode item) => _comments[item.Span.Source].OfItem(item);

    /// <summary>A field that is not needed here, or has no counterpart.</summary>
    public void LeftOut(SourceSpan place, string message) => Diagnostics.Add(ImportDiagnostics.LeftOut, place, message);

    /// <summary>A field that is taken, and does not mean quite the same here.</summary>
    public void Otherwise(SourceSpan place, string message) => Diagnostics.Add(ImportDiagnostics.Otherwise, place, message);

    /// <summary>A field that cannot be said here, and cannot be left out.</summary>
    public void Refuse(SourceSpan place, string message) => Diagnostics.Add(ImportDiagnostics.CannotMap, place, message);

    /// <summary>A field with its comments and its place.</summary>
    public NativeField Field(string key, EntrySyntax from, NativeNode value) => new(key, value, from.Key.Span, CommentsOf(from));
}
