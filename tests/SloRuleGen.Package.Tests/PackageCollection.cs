namespace SloRuleGen.Package.Tests;

/// <summary>Packing takes long: all tests share one installation.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<InstalledTool>
{
    public const string Name = "Package";
}
