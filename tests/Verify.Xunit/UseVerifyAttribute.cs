using System.Reflection;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>Tells <see cref="Verifier"/> which test runs. The build puts it on the test assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class UseVerifyAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> s_current = new();

    public override void Before(MethodInfo methodUnderTest) => s_current.Value = methodUnderTest;

    public override void After(MethodInfo methodUnderTest) => s_current.Value = null;

    public static MethodInfo GetMethod() =>
        s_current.Value ?? throw new InvalidOperationException("No test is running: does the test project import Verify.Xunit.props?");
}
