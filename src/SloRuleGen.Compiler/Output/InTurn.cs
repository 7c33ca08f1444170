using System.Runtime.ExceptionServices;

namespace SloRuleGen.Output;

/// <summary>Makes many things on several cores and takes them one by one, in order: as many are in the making as there are cores, and none waits elsewhere.</summary>
internal static class InTurn
{
    /// <summary>Expressions may nest deeply.</summary>
    private const int StackSize = 16 * 1024 * 1024;

    /// <param name="count">How many there are.</param>
    /// <param name="cores">How many are made at the same time, from 1.</param>
    /// <param name="make">Makes one; called on any thread.</param>
    /// <param name="take">Takes each in its turn, one at a time; false if no more are wanted.</param>
    /// <remarks>An exception of either ends the run and is thrown.</remarks>
    public static void Run<T>(int count, int cores, Func<int, T> make, Func<T, bool> take)
    {
        if (Math.Min(count, cores) <= 1)
        {
            for (var i = 0; i < count && take(make(i)); i++)
            {
            }

            return;
        }

        var line = new Line<T>(count, make, take);
        var threads = Enumerable.Range(0, Math.Min(count, cores)).Select(_ => new Thread(line.Work, StackSize) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        line.ThrowIfFailed();
    }

    private sealed class Line<T>(int count, Func<int, T> make, Func<T, bool> take)
    {
        private readonly object _turn = new();
        private int _next;
        private int _taken;
        private bool _isOver;
        private ExceptionDispatchInfo? _failure;

        public void Work()
        {
            try
            {
                while (Next() is { } number) Hand(number, make(number));
            }
            catch (Exception e)
            {
                lock (_turn)
                {
                    _failure ??= ExceptionDispatchInfo.Capture(e);
                    End();
                }
            }
        }

        public void ThrowIfFailed() => _failure?.Throw();

        private int? Next()
        {
            lock (_turn) return _isOver || _next == count ? null : _next++;
        }

        private void Hand(int number, T made)
        {
            lock (_turn)
            {
                while (_taken != number && !_isOver) Monitor.Wait(_turn);
                if (_isOver) return;
                if (!take(made)) End();
                _taken++;
                Monitor.PulseAll(_turn);
            }
        }

        private void End()
        {
            _isOver = true;
            Monitor.PulseAll(_turn);
        }
    }
}
