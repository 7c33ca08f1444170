using System.Text.RegularExpressions;
using SloRuleGen.Output;

namespace SloRuleGen.Compiler.Tests.Output;

public sealed partial class KubernetesNameTests
{
    [Theory]
    [InlineData("checkout", "checkout")]
    [InlineData("card_checks", "card-checks")]
    [InlineData("shop.cart-2", "shop.cart-2")]
    [InlineData("a..b", "a--b")]
    [InlineData("a._b", "a--b")]
    [InlineData("a-.b", "a--b")]
    [InlineData("a.-.b", "a---b")]
    [InlineData("a...b", "a---b")]
    public void A_service_names_its_resource(string service, string expected)
    {
        Assert.Equal(expected, KubernetesName.OfResource(service));
        Assert.Matches(Subdomain(), KubernetesName.OfResource(service));
    }

    [Theory]
    [InlineData("monitoring", true)]
    [InlineData("team-2", true)]
    [InlineData("", false)]
    [InlineData("Team", false)]
    [InlineData("-team", false)]
    [InlineData("team-", false)]
    [InlineData("a.b", false)]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234", false)]
    public void A_namespace_is_a_label_of_RFC_1123(string text, bool expected) => Assert.Equal(expected, KubernetesName.IsNamespace(text));

    [Theory]
    [InlineData("release", true)]
    [InlineData("app.kubernetes.io/part-of", true)]
    [InlineData("My_Label.x", true)]
    [InlineData("a/b/c", false)]
    [InlineData("/b", false)]
    [InlineData("App.io/b", false)]
    [InlineData("a/", false)]
    [InlineData("_a", false)]
    public void A_label_has_a_name_and_may_have_a_prefix(string text, bool expected) => Assert.Equal(expected, KubernetesName.IsLabelName(text));

    [Theory]
    [InlineData("", true)]
    [InlineData("kube-prometheus_1.2", true)]
    [InlineData("a b", false)]
    [InlineData("a-", false)]
    public void The_value_of_a_label_may_be_empty(string text, bool expected) => Assert.Equal(expected, KubernetesName.IsLabelValue(text));

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$")]
    private static partial Regex Subdomain();
}
