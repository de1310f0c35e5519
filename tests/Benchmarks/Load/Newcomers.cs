using System.Diagnostics;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>Measures joining a full room: bytes, time, and CPU time of the server.</summary>
internal sealed class Newcomers(
    LoadOptions options,
    ServerProcess server,
    Report report,
    Action<string, double> progress
)
{
    private const int Letters = 30;
    private const int PeopleWhoFill = 50;

    // Enough that the kernel's resolution of 10 ms of CPU time is a small error.
    private const int Times = 200;

    public async Task RunAsync(string entrance, IEntrance way, CancellationToken cancellationToken)
    {
        var room = await LoadRoom.OpenAsync(
            way,
            PeopleWhoFill,
            options.Elephants,
            Letters,
            done => progress($"{options.Elephants} elephants", done),
            cancellationToken
        );
        var membership = room.People[0];
        using var http = new HttpClient { BaseAddress = options.Server };
        using var channel = GrpcChannel.ForAddress(options.Grpc, new() { MaxReceiveMessageSize = null });
        var fetch = options.IsHub(entrance)
            ? (Func<Task<int>>)(() => OverHttpAsync(http, membership, cancellationToken))
            : () => OverGrpcAsync(channel, membership, cancellationToken);
        // In an idle room the checkpoint of the head is created once.
        await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        for (var i = 0; i < 20; i++)
        {
            await fetch();
        }
        var (bytes, times) = (0, new List<double>());
        var cpu = server.CpuSeconds;
        for (var i = 0; i < Times; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            bytes = await fetch();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            progress("newcomers", (double)i / Times);
        }
        var each = (server.CpuSeconds - cpu) * 1000 / Times;
        var row = $"join, {options.Elephants}";
        report.Add(row, entrance, "MB", [bytes / 1e6], "0.00", "≤ 0.6");
        report.Add(row, entrance, "ms to the last byte", times, "0.0", "≤ 12");
        report.Add(row, entrance, "server CPU ms", [each], "0.0", "≤ 2");
    }

    private static async Task<int> OverHttpAsync(
        HttpClient http,
        Membership membership,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/rooms/{membership.Code}/checkpoint");
        request.Headers.Authorization = new("Bearer", membership.Token);
        request.Headers.AcceptEncoding.Add(new("br"));
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync(cancellationToken)).Length;
    }

    private static async Task<int> OverGrpcAsync(
        ChannelBase channel,
        Membership membership,
        CancellationToken cancellationToken
    )
    {
        var response = await new RoomService.RoomServiceClient(channel).GetCheckpointAsync(
            new(),
            new Metadata { { "authorization", "Bearer " + membership.Token } },
            cancellationToken: cancellationToken
        );
        return response.OutcomeCase == GetCheckpointResponse.OutcomeOneofCase.Checkpoint
            ? response.CalculateSize()
            : throw new InvalidOperationException("The server refused: " + response.Refusal.Sentence);
    }
}
