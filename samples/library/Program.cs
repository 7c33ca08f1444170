// A rule of one company, on top of the library: every SLO has to page within ten minutes of a full outage.
// Run it with specs: dotnet run --project samples/library samples/http.slo.yaml
using SloRuleGen;
using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;
using SloRuleGen.Text;
using SloRuleGen.Units;

var sources = args.Select(path => new SourceText(path, File.ReadAllText(path))).ToList();

// All that slogen would say of the specs, and the files that it would write.
var compiled = SloCompiler.Compile(sources, CompileOptions.Default);
foreach (var found in compiled.Diagnostics) Console.Error.WriteLine(found);
if (!compiled.Succeeded) return 1;
foreach (var file in compiled.Files) Console.WriteLine($"{file.Name}: {file.RuleCount} rules");

// The plan has every number, exact.
var slow = 0;
var outage = new Incident(PromDuration.Zero, PromDuration.FromMinutes(30), ErrorRate: 1);
foreach (var slo in SloCompiler.Plan(sources, CompileOptions.Default).Plan.Services.SelectMany(service => service.Slos))
{
    Console.WriteLine($"{slo.Id}: {slo.Slo.Objective.Value}, {slo.Budget.Minutes.RoundDown(1)} bad minutes in {slo.Period}");
    var page = slo.Tiers.Where(tier => tier.Enabled).Select(tier => tier.DetectionOfOutage).Min();
    Console.WriteLine($"  pages {(page is { } due ? $"{due.RoundUpTo(PromDuration.FromSeconds(1))} into an outage" : "never")}");
    if (page is not { } known || known > PromDuration.FromMinutes(10)) slow++;

    // The engine of `slogen simulate`, for what formulas do not tell.
    var story = IncidentStory.Of(slo, TrafficProfile.Steady, DateTimeOffset.UnixEpoch.AddYears(30), [outage]);
    Console.WriteLine($"  an outage of {outage.Lasting} leaves {story.After:0.0%} of the budget");
}

return slow == 0 ? 0 : 2;
