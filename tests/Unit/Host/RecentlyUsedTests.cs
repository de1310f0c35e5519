using ElephantBoard.Host.Keys;

namespace ElephantBoard.Tests.Unit.Host;

public sealed class RecentlyUsedTests
{
    private const int Max = 10;

    [Fact]
    public void Enter10_what_is_used_stays_and_there_are_never_more_than_the_bound()
    {
        for (var added = 1; added <= 100; added++)
        {
            var cache = new RecentlyUsed<int, int>(Max);
            for (var key = 1; key <= added; key++)
            {
                cache.Add(key, -key);
                Assert.True(cache.TryGet(1, out var used));
                Assert.Equal(-1, used);
            }
            // From the last on, so that asking drops none that comes later.
            var there = Enumerable.Range(1, added).Reverse().Where(key => cache.TryGet(key, out _)).ToList();
            Assert.InRange(there.Count, Math.Min(added, Max / 2), Max);
            Assert.Contains(added, there);
        }
    }

    [Fact]
    public void Enter10_what_was_removed_is_gone_however_long_ago_it_was_used()
    {
        for (var between = 0; between < Max / 2; between++)
        {
            var cache = new RecentlyUsed<int, string>(Max);
            cache.Add(-1, "removed");
            for (var key = 1; key <= between; key++)
            {
                cache.Add(key, "");
            }
            Assert.True(cache.TryGet(-1, out _));
            cache.Remove(-1);
            Assert.False(cache.TryGet(-1, out _));
        }
    }
}
