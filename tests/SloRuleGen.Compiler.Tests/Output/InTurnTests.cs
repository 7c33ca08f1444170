using SloRuleGen.Output;

namespace SloRuleGen.Compiler.Tests.Output;

public sealed class InTurnTests
{
    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 4)]
    [InlineData(100, 1)]
    [InlineData(100, 3)]
    [InlineData(3, 100)]
    [InlineData(100, 3, 5)]
    [InlineData(100, 2, 200)]
    public void What_is_made_on_many_cores_is_taken_in_order(int count, int cores, int ahead = 0)
    {
        var taken = new List<int>();
        InTurn.Run(count, cores, Make, made =>
        {
            taken.Add(made);
            return true;
        }, ahead);
        Assert.Equal(Enumerable.Range(0, count), taken);

        static int Make(int number)
        {
            // The later ones are ready first.
            if (number % 3 == 0) Thread.Yield();
            return number;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(4, 3)]
    public void No_more_are_in_the_making_or_wait_than_there_are_cores_and_may_be_ahead(int cores, int ahead = 0)
    {
        var (made, most, taken) = (0, 0, 0);
        InTurn.Run(50, cores, number => Interlocked.Increment(ref made), _ =>
        {
            most = Math.Max(most, Volatile.Read(ref made) - taken++);
            return true;
        }, ahead);
        Assert.InRange(most, 1, cores + ahead);
    }

    /// <summary>The first is taken only once the third is made, which takes another core that need not wait.</summary>
    [Fact]
    public void While_one_is_taken_others_are_made_ahead()
    {
        using var third = new ManualResetEventSlim();
        InTurn.Run(5, 2, Make, made =>
        {
            if (made == 0) Assert.True(third.Wait(TimeSpan.FromMinutes(1)));
            return true;
        }, ahead: 1);

        int Make(int number)
        {
            if (number == 2) third.Set();
            return number;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Nothing_is_taken_after_the_last_that_is_wanted(int cores)
    {
        var taken = new List<int>();
        InTurn.Run(100, cores, number => number, made =>
        {
            taken.Add(made);
            return made < 7;
        });
        Assert.Equal(Enumerable.Range(0, 8), taken);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_failure_ends_the_run_and_is_thrown(int cores)
    {
        Assert.Throws<FormatException>(() => InTurn.Run(100, cores, number => number == 5 ? throw new FormatException() : number, _ => true));
        Assert.Throws<FormatException>(() => InTurn.Run(100, cores, number => number, made => made == 5 ? throw new FormatException() : true));
    }
}
