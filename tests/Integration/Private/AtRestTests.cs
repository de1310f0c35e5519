using System.Buffers.Binary;
using System.Text;
using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>What somebody finds who gets hold of the data folder: databases, write-ahead logs, whatever else lies there.</summary>
public sealed class AtRestTests
{
    [Fact]
    public async Task Anon4_a_copy_taken_while_the_hat_is_full_holds_no_text_and_no_secret()
    {
        await using var server = await RunningServer.StartAsync();
        var session = await PrivateSession.SpotAsync(server);
        var files = Copy(server);
        foreach (var text in PrivateSession.Texts)
        {
            AssertNowhere(files, "text of a draft", Encoding.UTF8.GetBytes(text));
            AssertNowhere(files, "text of a draft", Encoding.Unicode.GetBytes(text));
        }
        foreach (var (what, bytes) in session.Secret)
        {
            AssertNowhere(files, what, bytes);
        }
        foreach (var elephant in session.Elephants)
        {
            AssertNowhere(files, "id of an elephant to be", Id(elephant));
        }
        foreach (var key in session.PocketKeys)
        {
            AssertNowhere(files, "pocket key", key);
        }
    }

    [Fact]
    public async Task Anon4_after_the_pour_nothing_is_left_of_the_pockets()
    {
        await using var server = await RunningServer.StartAsync();
        var session = await PrivateSession.SpotAsync(server);
        await session.FinishAsync();
        await server.Services.GetRequiredService<IRoomLog>().TidyAsync(CancellationToken.None);
        var files = Copy(server);
        foreach (var key in session.PocketKeys)
        {
            AssertNowhere(files, "pocket key", key);
        }
        foreach (var (what, bytes) in session.Secret)
        {
            AssertNowhere(files, what, bytes);
        }
        // Poured texts are the room's now; nothing of them may be with the pockets.
        foreach (var text in PrivateSession.Texts)
        {
            Assert.DoesNotContain(
                files.Where(file => file.Name.StartsWith("pockets", StringComparison.Ordinal)),
                file => Holds(file.Bytes, Encoding.UTF8.GetBytes(text))
            );
        }
    }

    [Fact]
    public async Task Anon6_an_erased_text_is_in_no_file_any_more()
    {
        await using var server = await RunningServer.StartAsync();
        var session = await PrivateSession.SpotAsync(server);
        await session.FinishAsync();
        await server.Services.GetRequiredService<IRoomLog>().TidyAsync(CancellationToken.None);
        // The author of the second elephant that was written is the third person.
        AssertNowhere(Copy(server), "an erased text", Encoding.UTF8.GetBytes(PrivateSession.Texts[2]));
    }

    [Fact]
    public async Task Anon4_a_planted_text_is_found()
    {
        await using var server = await RunningServer.StartAsync();
        await PrivateSession.SpotAsync(server);
        var planted = Encoding.UTF8.GetBytes(PrivateSession.Texts[0]);
        await File.WriteAllBytesAsync(Path.Combine(server.Folder, "rooms", "planted"), [7, .. planted, 7]);
        Assert.Throws<Xunit.Sdk.FalseException>(() => AssertNowhere(Copy(server), "text of a draft", planted));
    }

    private static List<(string Name, byte[] Bytes)> Copy(RunningServer server)
    {
        var files = new List<(string, byte[])>();
        foreach (var path in Directory.GetFiles(Path.Combine(server.Folder, "rooms"), "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(path) == "lock")
            {
                continue;
            }
            using var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            files.Add((Path.GetFileName(path), bytes));
        }
        Assert.Contains(files, file => file.Item2.Length > 0);
        return files;
    }

    private static void AssertNowhere(List<(string Name, byte[] Bytes)> files, string what, byte[] bytes)
    {
        foreach (var file in files)
        {
            Assert.False(Holds(file.Bytes, bytes), $"{file.Name} holds a {what}");
        }
    }

    private static bool Holds(byte[] file, byte[] bytes) => file.AsSpan().IndexOf(bytes) >= 0;

    private static byte[] Id(ulong elephant)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, elephant);
        return bytes;
    }
}
