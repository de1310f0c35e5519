using System.Security.Cryptography;
using System.Text;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.Extensions.Time.Testing;

namespace ElephantBoard.Tests.Unit.Link;

public sealed class SeatFolderTests : IDisposable
{
    private static readonly RoomAddress Room = new(new("http://host:8080/"), "ABCDE12345");

    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("seats-").FullName, "seats");
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch);
    private SeatFolder _seats;

    public SeatFolderTests() => _seats = new(_folder, _time);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Fact]
    public void Link23_a_seat_is_the_same_after_a_restart()
    {
        var made = SavedSeat.Make(Room, "Bea ✨");
        var room = Guid.NewGuid();
        var token = ParticipantToken.Make(room, 7, made.Secret.Span).Text;
        var seat = made with
        {
            JoinLink = new Uri("https://board.example/r/H7Q2K9M3TX"),
            RoomName = "What nobody says",
            Membership = new(
                Room.Code,
                token,
                7,
                ByteString.CopyFrom(room.ToByteArray(bigEndian: true)),
                Role.Participant
            ),
        };
        _seats.Save(seat);
        Restart();

        var back = _seats.Find(Room, "Bea ✨", isScreen: false);

        Assert.NotNull(back);
        Assert.Equal(seat.Membership, back.Membership);
        Assert.Equal(seat.Secret.ToArray(), back.Secret.ToArray());
        Assert.Equal(seat.Keys.PocketMaster.ToArray(), back.Keys.PocketMaster.ToArray());
        Assert.Equal(seat.Keys.AuthorSecret.ToArray(), back.Keys.AuthorSecret.ToArray());
        Assert.Equal((seat.JoinLink, seat.RoomName), (back.JoinLink, back.RoomName));
        Assert.Empty(_seats.TakeWarnings());
    }

    [Fact]
    public void Link23_one_machine_has_a_seat_for_each_person_and_for_the_screen_and_knows_the_last_room()
    {
        _seats.Save(SavedSeat.Make(Room, "Ann"));
        _time.Advance(TimeSpan.FromMinutes(1));
        _seats.Save(SavedSeat.Make(Room, "Ann") with { IsScreen = true });
        _time.Advance(TimeSpan.FromMinutes(1));
        _seats.Save(SavedSeat.Make(Room with { Server = new("http://other:8080/") }, "Bea"));

        Assert.Null(_seats.Find(Room, "Bea", isScreen: false));
        Assert.NotNull(_seats.Find(Room, "Ann", isScreen: true));
        Assert.Equal(["Bea", "Ann", "Ann"], _seats.Read().Select(seat => seat.Name));
        _seats.Forget(_seats.Read()[0], keepsKeys: false);
        Assert.Equal(2, _seats.Read().Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"Secret\":\"!\"}")]
    public void Link23_a_damaged_seat_is_set_aside_and_said_and_harms_no_other(string content)
    {
        _seats.Save(SavedSeat.Make(Room, "Ann"));
        _seats.Save(SavedSeat.Make(Room, "Bea"));
        var file = Files("seat.json")
            .Single(path => File.ReadAllText(path).Contains("\"Ann\"", StringComparison.Ordinal));
        File.WriteAllText(file, content);
        Restart();

        Assert.Equal(["Bea"], _seats.Read().Select(seat => seat.Name));

        var trouble = Assert.Single(_seats.TakeWarnings());
        Assert.Contains(trouble.Key, Sentences.English.Keys);
        Assert.Equal(content, File.ReadAllText(trouble.Parameters["file"]));
        _seats.Save(SavedSeat.Make(Room, "Ann"));
        Assert.Equal(2, _seats.Read().Count);
    }

    [Fact]
    public void Link23_a_seat_is_for_its_owner_alone_and_one_window()
    {
        var seat = _seats.Save(SavedSeat.Make(Room, "Ann"));
        using var outbox = _seats.OpenOutbox(seat);

        Assert.Throws<SeatInUseException>(() => _seats.OpenOutbox(seat));
        Assert.DoesNotContain(Room.Code, Files("seat.json").Single(), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            var files = Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);
            Assert.Equal(["outbox.db", "outbox.db-wal", "seat.json"], files.Select(Path.GetFileName).Order());
            foreach (var file in files)
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
            foreach (var path in Directory.GetDirectories(_folder).Append(_folder))
            {
                const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
                Assert.Equal(Owner, File.GetUnixFileMode(path));
            }
        }
        Assert.DoesNotContain("Ann", seat.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Link23_a_seat_that_cannot_be_read_now_keeps_its_keys_and_is_said_once()
    {
        _seats.Save(SavedSeat.Make(Room, "Ann"));
        _seats.Save(SavedSeat.Make(Room, "Bea"));
        var file = Files("seat.json")
            .Single(path => File.ReadAllText(path).Contains("\"Ann\"", StringComparison.Ordinal));
        var before = File.ReadAllBytes(file);
        using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(["Bea"], _seats.Read().Select(seat => seat.Name));
            Assert.Equal(["Bea"], _seats.Read().Select(seat => seat.Name));
            Assert.ThrowsAny<IOException>(() => _seats.Find(Room, "Ann", isScreen: false));
        }

        var trouble = Assert.Single(_seats.TakeWarnings());
        Assert.Contains(trouble.Key, Sentences.English.Keys);
        Assert.Equal(before, File.ReadAllBytes(file));
        Assert.NotNull(_seats.Find(Room, "Ann", isScreen: false));
    }

    [Fact]
    public void Link23_a_folder_that_cannot_be_written_is_not_a_seat_in_use()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder)!);
        File.WriteAllText(_folder, "a file where the seats should lie");

        Assert.ThrowsAny<IOException>(() => _seats.OpenOutbox(SavedSeat.Make(Room, "Ann")));
    }

    [Fact]
    public async Task Link29_a_seat_from_which_something_waits_is_kept_to_be_taken_again()
    {
        var seat = _seats.Save(
            SavedSeat.Make(Room, "Ann") with
            {
                Membership = FakeEntrance.Membership with
                {
                    Token = ParticipantToken.Make(Guid.NewGuid(), 1, new byte[32]).Text,
                },
            }
        );
        using (var outbox = _seats.OpenOutbox(seat))
        {
            await outbox.PutAsync(new("command/1", default), default);
        }

        _seats.Forget(seat, keepsKeys: true);

        var back = _seats.Find(Room, "Ann", isScreen: false)!;
        Assert.Null(back.Membership);
        Assert.NotEqual(seat.Secret.ToArray(), back.Secret.ToArray());
        Assert.Equal(seat.Keys.AuthorSecret.ToArray(), back.Keys.AuthorSecret.ToArray());
        using var still = _seats.OpenOutbox(back);
        Assert.Equal("command/1", Assert.Single(await still.ReadAsync(default)).Key);
        Assert.Empty(_seats.Joined());
    }

    [Theory]
    [InlineData("command/0000000000000001/1")]
    [InlineData("item/0000000000000000/00")]
    [InlineData("item/xyz/00")]
    [InlineData("item/0000000000000000/0")]
    [InlineData("mine/xyz")]
    public async Task Link24_what_waits_and_cannot_be_used_is_set_aside_and_said_and_the_rest_goes_on(string key)
    {
        var seat = _seats.Save(SavedSeat.Make(Room, "Ann"));
        using (var outbox = _seats.OpenOutbox(seat))
        {
            await outbox.PutAsync(new(key, new byte[] { 255, 255, 255 }), default);
            await outbox.PutAsync(new("mine/000000000000000a", default), default);
        }

        using var after = _seats.OpenOutbox(seat);

        Assert.Equal("mine/000000000000000a", Assert.Single(await after.ReadAsync(default)).Key);
        Assert.True(File.Exists(Assert.Single(_seats.TakeWarnings()).Parameters["file"]));
    }

    [Fact]
    public async Task Link23_what_waits_lies_beside_its_seat_and_damage_to_it_is_said()
    {
        var seat = _seats.Save(SavedSeat.Make(Room, "Ann"));
        using (var outbox = _seats.OpenOutbox(seat))
        {
            await outbox.PutAsync(new("a", new byte[100]), default);
            await outbox.PutAsync(new("b", new byte[100]), default);
        }
        var file = Files("outbox.db").Single();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[50] ^= 1;
        bytes.AsSpan(4000).Fill(0x5A);
        await File.WriteAllBytesAsync(file, bytes);

        using var after = _seats.OpenOutbox(seat);

        Assert.True(after.IsEmpty);
        Assert.Contains(Assert.Single(_seats.TakeWarnings()).Key, Sentences.English.Keys);
    }

    [Fact]
    public async Task Link24_what_an_older_version_left_is_sent_and_what_cannot_be_is_moved_aside_and_reported()
    {
        var seat = _seats.Save(SavedSeat.Make(Room, "Ann"));
        var old = Path.Combine(_seats.FolderOf(seat), "outbox");
        await File.WriteAllBytesAsync(
            old,
            [
                .. OldRecord(1, "command/0000000000000001/1"),
                .. OldRecord(1, "mine/000000000000000a"),
                .. OldRecord(1, "command/0000000000000001/2"),
                .. OldRecord(2, "command/0000000000000001/1"),
            ]
        );

        using (var outbox = _seats.OpenOutbox(seat))
        {
            Assert.Equal(
                ["mine/000000000000000a", "command/0000000000000001/2"],
                (await outbox.ReadAsync(default)).Select(entry => entry.Key)
            );
        }
        Assert.False(File.Exists(old));
        Assert.Empty(_seats.TakeWarnings());

        await File.WriteAllBytesAsync(old, [.. OldRecord(1, "mine/000000000000000b"), 1, 2, 3]);
        using var after = _seats.OpenOutbox(seat);
        Assert.Equal(3, (await after.ReadAsync(default)).Count);
        Assert.True(File.Exists(Assert.Single(_seats.TakeWarnings()).Parameters["file"]));
        Assert.False(File.Exists(old));
    }

    private static byte[] OldRecord(byte kind, string key)
    {
        byte[] rest = [kind, (byte)key.Length, 0, .. Encoding.UTF8.GetBytes(key)];
        return [.. BitConverter.GetBytes(rest.Length), .. SHA256.HashData(rest)[..8], .. rest];
    }

    private string[] Files(string name) => Directory.GetFiles(_folder, name, SearchOption.AllDirectories);

    private void Restart() => _seats = new(_folder, _time);
}
