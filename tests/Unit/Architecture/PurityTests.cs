using System.Reflection;

namespace ElephantBoard.Tests.Unit.Architecture;

/// <summary>Deciding and applying give the same from the same, always and everywhere.</summary>
public sealed class PurityTests
{
    private static readonly string[] Types =
    [
        "System.Random",
        "System.TimeProvider",
        "System.Console",
        "System.Diagnostics.Activity",
        "System.Diagnostics.Process",
        "System.Diagnostics.Stopwatch",
        "System.Diagnostics.Trace",
        "System.Security.Cryptography.RandomNumberGenerator",
        "System.Threading.",
        "System.Net.",
        "System.IO.File",
        "System.IO.Directory",
        "System.IO.Path",
        "System.Runtime.CompilerServices.AsyncTaskMethodBuilder",
    ];

    private static readonly string[] Members =
    [
        "System.Environment.get_TickCount",
        "System.Environment.get_TickCount64",
        "System.Environment.GetEnvironmentVariable",
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid",
        "System.Guid.CreateVersion7",
    ];

    [Fact]
    public void Arch2_rules_and_timeline_use_no_clock_chance_task_file_or_socket()
    {
        var pure = typeof(ElephantBoard.Rules.Decide)
            .Assembly.GetTypes()
            .Concat(typeof(ElephantBoard.Timeline.Room).Assembly.GetTypes())
            .Where(type => !type.IsNested)
            .Where(type =>
                type.Namespace is "ElephantBoard.Timeline"
                || type.Namespace?.StartsWith("ElephantBoard.Rules", StringComparison.Ordinal) == true
            )
            .ToList();
        Assert.True(pure.Count > 50);
        Assert.Empty(pure.SelectMany(type => Impure(type).Select(what => $"{type.Name} uses {what}")).Distinct());
    }

    [Fact]
    public void Arch2_the_test_sees_what_it_looks_for() =>
        Assert.Equal(
            ["System.DateTime.get_UtcNow", "System.Guid.NewGuid", "System.Threading.Thread.Sleep"],
            Impure(typeof(Sinner)).Distinct().Order()
        );

    private static IEnumerable<string> Impure(Type type) =>
        IlReader
            .MembersUsedBy(type)
            .Select(member =>
                member is Type used ? used.FullName ?? used.Name : $"{member.DeclaringType?.FullName}.{member.Name}"
            )
            .Where(name =>
                Members.Contains(name) || Types.Any(banned => name.StartsWith(banned, StringComparison.Ordinal))
            );

    private static class Sinner
    {
        public static string Sin()
        {
            Func<string> later = () => $"{Guid.NewGuid()}";
            Thread.Sleep(0);
            return $"{DateTime.UtcNow}{later()}";
        }
    }
}
