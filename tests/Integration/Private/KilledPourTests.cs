using System.Text;
using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Private.Attack;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Grpc.Net.Client;
using Microsoft.Data.Sqlite;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>A real server is killed after a pour was answered and before its traces are removed from the files.</summary>
[Collection(nameof(Alone))]
public sealed class KilledPourTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;

    private const string Written = "SELECT count(*) FROM images WHERE value <> zeroblob(length(value))";
    private static readonly string Nonces = $"SELECT count(*) FROM rows WHERE kind = {(int)RowKind.HatNonce}";

    private string Rooms => Path.Combine(_folder, "rooms");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Anon10_the_next_start_removes_what_a_killed_server_had_left_of_a_pour()
    {
        byte[] erased;
        List<byte[]> keys;
        Guid room;
        var holders = new List<SqliteConnection>();
        await using (var server = await ServerProcess.StartAsync(_folder))
        {
            using var channel = GrpcChannel.ForAddress(server.Grpc);
            var session = await PrivateSession.SpotAsync(channel);
            room = new Guid(session.Host.Room.Span, bigEndian: true);
            erased = Encoding.UTF8.GetBytes(PrivateSession.Texts[2]);
            keys = [.. session.PocketKeys];
            // Others have files open since before the pour, so that nothing can be tidied: the server is killed in between for certain.
            holders.Add(Reader());
            holders.Add(HolderOfCopy());
            await session.FinishAsync();
            await server.KillAsync();
        }
        var left = StolenFiles.Of(Rooms);
        Assert.NotEmpty(left.Holding(erased));
        Assert.Contains(Images(left, room), image => image.Pockets.Any(pocket => pocket.Items.Count > 0));

        await using var again = await ServerProcess.StartAsync(_folder);
        // It has started while others still have them open.
        holders.ForEach(holder => holder.Dispose());
        await TidiedAsync(again);

        var files = StolenFiles.Of(Rooms);
        Assert.Empty(files.Holding(erased));
        Assert.All(keys, key => Assert.Empty(files.Holding(key)));
        Assert.Empty(Images(files, room));
        Assert.Equal([0L], files.Query(StolenFiles.Pockets, Written, row => row.GetInt64(0)));
        // The open round has a nonce, the poured one has none. The copy that had one is gone.
        Assert.Equal([1L], files.Query(StolenFiles.Rooms, Nonces, row => row.GetInt64(0)));
        Assert.Equal(
            [StolenFiles.Pockets, StolenFiles.Rooms],
            files.Names.Where(name => !name.EndsWith("-wal", StringComparison.Ordinal))
        );
    }

    private List<RoundRecord> Images(StolenFiles files, Guid room) =>
        [.. StolenImages.Read(files, File.ReadAllBytes(Path.Combine(_folder, "secret")), room)];

    /// <summary>Begins to read the rooms as another process would, and does not end.</summary>
    private SqliteConnection Reader()
    {
        var connection = Open(StolenFiles.Rooms);
        Run(connection, "BEGIN");
        Run(connection, "SELECT count(*) FROM rows");
        return connection;
    }

    /// <summary>Copies the rooms as the server does before it changes their schema, and keeps the copy to itself.</summary>
    private SqliteConnection HolderOfCopy()
    {
        const string copy = "rooms.before-0009.db";
        using (var rooms = Open(StolenFiles.Rooms))
        {
            Run(rooms, $"VACUUM INTO '{Path.Combine(Rooms, copy)}'");
        }
        var connection = Open(copy);
        Run(connection, "BEGIN EXCLUSIVE");
        return connection;
    }

    private SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(Rooms, file)};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteScalar();
    }

    /// <summary>Waits until the server has emptied both write-ahead logs. Each question to it is a pause.</summary>
    private async Task TidiedAsync(ServerProcess server)
    {
        using var client = new HttpClient { BaseAddress = server.Http };
        await AskAsync().Within("tidying");

        async Task AskAsync()
        {
            while (new[] { StolenFiles.Rooms, StolenFiles.Pockets }.Any(IsLeft))
            {
                await client.GetAsync(new Uri("/healthz/live", UriKind.Relative));
            }
        }

        bool IsLeft(string file) => new FileInfo(Path.Combine(Rooms, file + "-wal")) is { Exists: true, Length: > 0 };
    }
}
