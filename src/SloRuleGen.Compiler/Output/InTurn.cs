using System.Runtime.ExceptionServices;

namespace SloRuleGen.Output;

/// <summary>Makes many things on several cores and takes them one by one, in order.</summary>
internal static class InTurn
{
    /// <summary>Expressions may nest deeply.</summary>
    private const int StackSize = 16 * 1024 * 1024;

    /// <param name="count">How many there are.</param>
    /// <param name="cores">How many are made at the same time, from 1.</param>
    /// <param name="make">Makes one; called on any thread.</param>
    /// <param name="take">Takes each in its turn, one at a time; false if no more are wanted.</param>
    /// <param name="ahead">How many more may be made while one is taken.</param>
    /// <remarks>An exception of either ends the run and is thrown.</remarks>
    public static void Run<T>(int count, int cores, Func<int, T> make, Func<T, bool> take, int ahead = 0)
    {
        if (Math.Min(count, cores) <= 1)
        {
            for (var i = 0; i < count && take(make(i)); i++)
            {
            }

            return;
        }

        var line = new Line<T>(count, make, take, cores + ahead);
        var threads = Enumerable.Range(0, Math.Min(count, cores)).Select(_ => new Thread(line.Work, StackSize) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        line.ThrowIfFailed();
    }

    /// <param name="most">How many are in the making or wait for their turn.</param>
    private sealed class Line<T>(int count, Func<int, T> make, Func<T, bool> take, int most)
    {
        private readonly object _turn = new();

        /// <summary>What is made and waits, each at its number modulo the length, and whether something does.</summary>
        private readonly T?[] _made = new T?[most];
        private readonly bool[] _isMade = new bool[most];
        private int _next;
        private int _taken;
        private bool _isTaking;
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
            lock (_turn)
            {
                while (!_isOver && _next < count && _next - _taken >= most) Monitor.Wait(_turn);
                return _isOver || _next == count ? null : _next++;
            }
        }

        /// <summary>Has what is made wait, and takes all whose turn it is, unless another does so already.</summary>
        private void Hand(int number, T made)
        {
            lock (_turn) (_made[number % most], _isMade[number % most]) = (made, true);
            while (IsDue(out var due))
            {
                var goesOn = take(due);
                lock (_turn)
                {
                    _isTaking = false;
                    _taken++;
                    if (goesOn) Monitor.PulseAll(_turn);
                    else End();
                }
            }
        }

        private bool IsDue(out T due)
        {
            lock (_turn)
            {
                var place = _taken % most;
                due = _made[place]!;
                if (_isOver || _isTaking || !_isMade[place]) return false;
                (_made[place], _isMade[place]) = (default, false);
                return _isTaking = true;
            }
        }

        private void End()
        {
            _isOver = true;
            Monitor.PulseAll(_turn);
        }
    }
}
