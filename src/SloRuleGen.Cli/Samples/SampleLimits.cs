namespace SloRuleGen.Cli.Samples;

/// <summary>How much of the past can be held.</summary>
internal static class SampleLimits
{
    /// <summary>Steps of one series: 90 days at 15s are under it, 690 days at 1m.</summary>
    public const int MostSteps = 1_000_000;

    /// <summary>Steps of all groups of a run together: two numbers each.</summary>
    public const long MostOfAll = 20_000_000;

    public const string WhatToDo = "give a longer --step, a later --from, or one --slo";
}

/// <summary>There is more than can be held, or it cannot be used. The message is for people.</summary>
public sealed class SampleException : Exception
{
    public SampleException()
    {
    }

    public SampleException(string message)
        : base(message)
    {
    }

    public SampleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
