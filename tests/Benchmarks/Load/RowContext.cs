using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using Microsoft.Diagnostics.NETCore.Client;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>What every row needs: crowds, runs, counts, and the figures that all of them report.</summary>
internal sealed class RowContext(
    LoadOptions options,
    ServerProcess server,
    Report report,
    Action<string, double> progress
)
{
    private static readonly TimeSpan LongestCount = TimeSpan.FromSeconds(10);

    public LoadOptions Options => options;

    public ServerProcess Server => server;

    public Report Report => report;

    public Action<string, double> Progress => progress;

    public IEntrance Way(string entrance) =>
        options.IsHub(entrance) ? new HubEntrance(options.Server) : new GrpcEntrance(options.Grpc);

    public LoadClient Connect(string entrance, Membership membership, Tokens tokens) =>
        options.IsHub(entrance)
            ? new HubLoadClient(options.Server, membership, tokens)
            : new GrpcLoadClient(options.Grpc, membership, tokens);

    public async Task<Crowd> CrowdAsync(
        string entrance,
        IEntrance way,
        int people,
        int writers,
        CancellationToken cancellationToken
    )
    {
        var room = await LoadRoom.OpenAsync(
            way,
            people,
            writers,
            30,
            done => progress("room", done),
            cancellationToken
        );
        var crowd = new Crowd();
        await crowd.EnterAsync(
            room,
            (membership, tokens) => Connect(entrance, membership, tokens),
            writers,
            cancellationToken
        );
        return crowd;
    }

    public Task<Measured> MeasureAsync(
        string name,
        Crowd crowd,
        double rate,
        TimeSpan duration,
        CancellationToken cancellationToken
    ) =>
        Meter.RunAsync(
            crowd,
            server,
            () => crowd.Drive(rate, duration, done => progress(name, done), cancellationToken),
            cancellationToken
        );

    /// <summary>Counts what the server does in a run of its own, because counting costs it CPU time.</summary>
    /// <param name="drive">Runs the load for a time.</param>
    public async Task CountAsync(
        string row,
        string entrance,
        Crowd crowd,
        Action<TimeSpan> drive,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var metrics = await ServerMetrics.OpenAsync(server, cancellationToken);
            var before = await metrics.ReadAsync(cancellationToken);
            var duration = options.Duration < LongestCount ? options.Duration : LongestCount;
            var run = await Meter.RunAsync(crowd, server, () => drive(duration), cancellationToken);
            var counts = (await metrics.ReadAsync(cancellationToken)).Since(before);
            report.Note($"{row} {entrance} {counts.PerChange(run.Accepted)}");
            report.Note($"{row} {entrance} {counts.PerDelivery(run.Deliveries, run.Frames)}");
        }
        catch (ServerNotAvailableException fault)
        {
            report.Note($"{row} {entrance} not counted: {fault.Message}");
        }
    }

    public void Common(string row, string entrance, List<Measured> runs)
    {
        report.Add(row, entrance, "changes per frame", runs.Select(run => run.ChangesPerFrame), "0.0");
        report.Add(
            row,
            entrance,
            "load tool's own CPU s per 100,000",
            runs.Select(run => run.ClientCpuSeconds * 100_000 / run.Deliveries),
            "0.00"
        );
        report.Add(
            row,
            entrance,
            "changes not delivered, or refused",
            runs.Select(run => (double)(run.Missing + run.Gaps + run.Refused)),
            "0",
            "0"
        );
        if (runs.FirstOrDefault(run => run.Refusal is not null) is { } refused)
        {
            throw new InvalidOperationException("The server refused: " + refused.Refusal);
        }
    }
}
