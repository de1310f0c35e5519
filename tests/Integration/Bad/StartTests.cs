using System.Net;
using System.Net.Sockets;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Integration.Bad;

public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Bad22_all_that_is_wrong_with_the_settings_is_said_at_once()
    {
        var said = await FailAsync(
            "--http-port",
            "70000",
            "--grpc-port",
            "-1",
            "--public-url",
            "board.example",
            "--secret",
            Path.Combine(_folder, "rooms", "secret"),
            "--data",
            Path.Combine(_folder, "rooms")
        );
        Assert.Contains("HttpPort is 70000", said);
        Assert.Contains("GrpcPort is -1", said);
        Assert.Contains("PublicUrl", said);
        Assert.Contains("Secret is inside the data folder", said);
        Assert.DoesNotContain("   at ", said);
    }

    [Theory]
    [InlineData("--http-port", "eighty")]
    [InlineData("--listen", "nowhere")]
    [InlineData("--data", "/proc/nothing/here")]
    [InlineData("--secret", "/proc/nothing/secret")]
    public async Task Bad23_one_setting_that_cannot_be_used_is_said_in_a_sentence(string flag, string value)
    {
        var said = await FailAsync(flag, value);
        Assert.Contains("ElephantBoard cannot start", said);
        Assert.Contains(value.Contains('/') ? "/proc/nothing" : value, said);
        Assert.DoesNotContain("   at ", said);
    }

    [Fact]
    public async Task Bad24_a_second_server_on_the_same_data_or_the_same_port_says_so_and_leaves()
    {
        await using var first = await ServerProcess.StartAsync(_folder);
        var twice = await FailAsync();
        Assert.Contains("ElephantBoard cannot start", twice);
        Assert.Contains(Path.Combine(_folder, "rooms"), twice);
        Assert.DoesNotContain("   at ", twice);

        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var said = await FailAsync(
            "--data",
            Path.Combine(_folder, "others"),
            "--http-port",
            port.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.Contains("choose ports with --http-port", said);
        Assert.Contains(port.ToString(System.Globalization.CultureInfo.InvariantCulture), said);
        Assert.DoesNotContain("   at ", said);

        await using var room = await Workshop.OpenAsync(first.Grpc, 0, 0);
        Assert.Equal(room.Last.Sequence, (uint)(await room.EventsAsync()).Count);
    }

    [Fact]
    public async Task Bad25_a_server_whose_secret_is_gone_does_not_start_while_hats_hold_notes()
    {
        Workshop room;
        await using (var server = await ServerProcess.StartAsync(_folder))
        {
            room = await Workshop.OpenAsync(server.Grpc, 0, 0);
            var round = (await room.NowAsync()).Round;
            var secret = Secrets.PocketSecret(room.HostKeys.PocketMaster.Span, room.Host.Room.Span, round);
            var key = ByteString.CopyFrom(Secrets.PocketKey(secret));
            var taking = new TakePocketRequest { Round = round, Key = key };
            Assert.Null((await room.Rooms.TakePocketAsync(taking, Workshop.Proof(room.Host))).Refusal);
            await room.DisposeAsync();
        }
        var file = Path.Combine(_folder, "secret");
        File.Move(file, file + ".away");
        var said = await FailAsync();
        Assert.Contains(file, said);
        Assert.Contains("is missing", said);
        Assert.False(File.Exists(file));
        await File.WriteAllBytesAsync(file, new byte[5]);
        Assert.Contains("5 bytes instead of 32", await FailAsync());
        File.Move(file + ".away", file, overwrite: true);
        await using var again = await ServerProcess.StartAsync(_folder);
        await using var after = room.At(again.Grpc);
        Assert.Equal(room.Last, (await after.CheckpointAsync()).Place);
    }

    /// <summary>What a server says that does not start.</summary>
    private async Task<string> FailAsync(params string[] more)
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await (await ServerProcess.StartAsync(_folder, more)).DisposeAsync()
        );
        return fault.Message;
    }
}
