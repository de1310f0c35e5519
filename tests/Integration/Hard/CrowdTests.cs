using System.Diagnostics;
using ElephantBoard.Link.Transports;
using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Link;
using ElephantBoard.Tests.Integration.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ElephantBoard.Tests.Integration.Hard;

/// <summary>A whole company opens one link at the same moment.</summary>
[Collection(nameof(Alone))]
public sealed class CrowdTests(ITestOutputHelper output) : IDisposable
{
    private const int People = 200;
    private readonly string _folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("grpc")]
    [InlineData("hub")]
    public async Task Join9_two_hundred_joins_at_once_share_few_commits(string entrance)
    {
        string code;
        await using (var server = await RunningServer.StartAsync(folder: _folder))
        {
            await using var opening = new GrpcEntrance(server.Grpc);
            code = (await Link.People.OpenAsync(opening, anonymous: true)).Code;
        }
        var log = await CountingLog.OpenAsync(Path.Combine(_folder, "rooms"));
        // Its room is cold: nobody has asked for it since the start.
        await using var again = await RunningServer.StartAsync(
            services => services.AddSingleton<IRoomLog>(log),
            _folder
        );
        await using IEntrance door = entrance == "grpc" ? new GrpcEntrance(again.Grpc) : new HubEntrance(again.Http);
        var begun = Stopwatch.GetTimestamp();
        var joined = await Task.WhenAll(
            Enumerable
                .Range(1, People)
                .Select(number => door.JoinAsync(Link.People.Joining(code, $"Person {number}"), default))
        );
        output.WriteLine(
            $"{entrance}: {log.Commits} commits, {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:F0} ms"
        );
        Assert.All(joined, each => Assert.Null(each.Refusal));
        Assert.Equal(People, joined.Select(each => each.Joined.Participant).Distinct().Count());
        Assert.InRange(log.Commits, 1, 40);
    }

    private sealed class CountingLog(IRoomLog log) : DelegatingLog(log)
    {
        private int _commits;

        public int Commits => _commits;

        public static async Task<CountingLog> OpenAsync(string folder) =>
            new(
                await SqliteRoomLog.OpenAsync(
                    new SqliteLogOptions { DataFolder = folder },
                    TimeProvider.System,
                    CancellationToken.None
                )
            );

        public override ValueTask<AppendOutcome> AppendAsync(Commit commit, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _commits);
            return base.AppendAsync(commit, cancellationToken);
        }
    }
}
