using SloRuleGen.Diagnostics;
using SloRuleGen.Output;
using SloRuleGen.Planning;
using SloRuleGen.Rules;
using SloRuleGen.Rules.Groups;

namespace SloRuleGen;

/// <summary>Builds the rules of a plan and writes them, on all cores and in order, up to the first error.</summary>
/// <param name="files">The services of the plan without their rules.</param>
/// <param name="write">Takes each file, one at a time.</param>
internal sealed class RuleWriter(
    RulePlan plan, IReadOnlyList<ServiceRules> files, TemplateSet templates, CompileOptions options, Action<OutputFile> write, DiagnosticBag diagnostics)
{
    /// <summary>How many SLOs one core works on at a time: milliseconds of work, so that none waits long for another.</summary>
    private const int SlosOfPart = 16;

    /// <summary>For each core, how many parts may be made while a file goes to the disk.</summary>
    private const int PartsAhead = 6;

    private readonly RuleFileEmitter _emitter = new(files, options.Target, options.PrometheusVersion, templates, options.Format);

    public void Run()
    {
        if (options.SingleDocument) WriteSingle();
        else if (_emitter.TakesParts) WriteParts();
        else WriteFiles();
    }

    private void WriteSingle()
    {
        if (_emitter.EmitSingle([.. plan.Services.Zip(files, RulesOf)], diagnostics) is { } only) write(only);
    }

    private void WriteFiles() => MakeInTurn(
        files.Count,
        (i, found) => _emitter.Emit(RulesOf(plan.Services[i], files[i]), found),
        (_, file) =>
        {
            write(file);
            return true;
        });

    private void WriteParts()
    {
        var parts = plan.Services.Zip(files, PartsOf).SelectMany(part => part).ToList();
        var texts = new List<PartText>();
        MakeInTurn(parts.Count, (i, found) => _emitter.Emit(parts[i], found), (i, text) =>
        {
            texts.Add(text);
            if (!parts[i].IsLast) return true;
            var file = _emitter.Join(parts[i].Rules, texts, diagnostics);
            texts.Clear();
            if (file is not null) write(file);
            return file is not null;
        }, PartsAhead * options.Cores);
    }

    private IEnumerable<FilePart> PartsOf(ServicePlan service, ServiceRules file)
    {
        var parts = Math.Max(1, (service.Slos.Count + SlosOfPart - 1) / SlosOfPart);
        return Enumerable.Range(0, parts).Select(i =>
            new FilePart(RulesOf(service with { Slos = [.. service.Slos.Skip(i * SlosOfPart).Take(SlosOfPart)] }, file), i == 0, i == parts - 1));
    }

    /// <summary>The rules of a service, with each group made as one comes to it.</summary>
    private ServiceRules RulesOf(ServicePlan service, ServiceRules file) =>
        file with { Groups = new LazyGroups(() => RuleBuilder.Groups(service).SelectMany(options.Target.Arrange)) };

    /// <param name="make">Makes one, on any thread; null after an error.</param>
    /// <param name="take">Takes one in its turn; false if no more are wanted.</param>
    /// <param name="ahead">How many more may be made while one is taken.</param>
    private void MakeInTurn<T>(int count, Func<int, DiagnosticBag, T?> make, Func<int, T, bool> take, int ahead = 0)
        where T : class
    {
        var taken = 0;
        InTurn.Run(count, options.Cores, Make, made =>
        {
            diagnostics.AddRange(made.Found);
            options.Progress?.Report((double)(taken + 1) / count);
            return made.One is { } one && take(taken++, one);
        }, ahead);

        (T? One, DiagnosticBag Found) Make(int i)
        {
            var found = new DiagnosticBag();
            return (make(i, found), found);
        }
    }
}
