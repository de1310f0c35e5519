using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;

namespace ElephantBoard.Tests.Unit.Link;

public sealed class RoomAddressTests
{
    private static readonly Uri Known = new("http://known.example:8080/");

    [Theory]
    [InlineData("http://host:8080/r/ABCDE12345", "http://host:8080/")]
    [InlineData("https://board.example/r/abcde-12345", "https://board.example/")]
    [InlineData(" <https://board.example/sub/path/r/ABCDE12345/?x=1> ", "https://board.example/sub/path/")]
    [InlineData("board.example/r/ABCDE12345", "https://board.example/")]
    [InlineData("localhost:8080/r/ABCDE12345", "http://localhost:8080/")]
    [InlineData("192.168.1.7/r/ABCDE12345", "http://192.168.1.7/")]
    [InlineData("http://[::1]:8080/r/ABCDE12345", "http://[::1]:8080/")]
    [InlineData("abcde-i2345", "http://known.example:8080/")]
    [InlineData(" ABCDE 12345 ", "http://known.example:8080/")]
    [InlineData("[::1]:8080/r/ABCDE12345", "http://[::1]:8080/")]
    [InlineData("::1/r/ABCDE12345", "http://[::1]/")]
    [InlineData("https://[2001:DB8::7]/r/ABCDE12345", "https://[2001:db8::7]/")]
    [InlineData("https://board.example:443/r/ABCDE12345/", "https://board.example/")]
    [InlineData("Join us: https://board.example/r/ABCDE-12345. See you!", "https://board.example/")]
    [InlineData("[the room](https://board.example/r/ABCDE-12345)", "https://board.example/")]
    [InlineData("<a href=\"https://board.example/r/ABCDE-12345\">", "https://board.example/")]
    [InlineData("HTTPS://BOARD.EXAMPLE/R/ABCDE-12345", "https://board.example/")]
    [InlineData("https://board.example/r/ABCDE-12345?utm=1&x=/r/", "https://board.example/")]
    [InlineData("code: abcde-12345", "http://known.example:8080/")]
    [InlineData("“abcde-12345”,", "http://known.example:8080/")]
    public void Link20_a_link_and_a_code_are_read_however_they_are_written(string given, string server)
    {
        Assert.True(RoomAddress.TryRead(given, Known, out var address, out _));
        Assert.Equal(server, address.Server.ToString());
        Assert.Equal("ABCDE12345", address.Code);
        Assert.Null(address.HostSecret);
    }

    [Fact]
    public void Link20_a_hosts_link_brings_its_secret_and_does_not_show_it()
    {
        Assert.True(RoomAddress.TryRead("http://host:8080/r/ABCDE12345#host=Se-cr_et", null, out var address, out _));
        Assert.Equal("Se-cr_et", address.HostSecret);
        Assert.DoesNotContain("Se-cr_et", address.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ABCDE", address.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "reach.no_address")]
    [InlineData("hello", "reach.no_address")]
    [InlineData("ABCDE1234", "reach.no_address")]
    [InlineData("ABCDE1234U", "reach.no_address")]
    [InlineData("http://host:8080/", "reach.no_address")]
    [InlineData("http://host:8080/r/", "reach.no_address")]
    [InlineData("ftp://host/r/ABCDE12345", "reach.no_address")]
    [InlineData("http://me:you@host/r/ABCDE12345", "reach.no_address")]
    [InlineData("ABCDE12345", "reach.no_server")]
    public void Link20_what_is_no_address_says_why(string given, string key)
    {
        Assert.False(RoomAddress.TryRead(given, null, out _, out var wrong));
        Assert.Equal(key, wrong.Key);
        Assert.Contains(wrong.Key, Sentences.English.Keys);
    }

    [Theory]
    [InlineData("http://host:8080/r/ABCDE1234#host=top-secret")]
    [InlineData("http://me:top-secret@host/r/ABCDE12345")]
    public void Link20_what_it_says_of_an_address_keeps_its_secrets(string given)
    {
        Assert.False(RoomAddress.TryRead(given, null, out _, out var wrong));
        Assert.DoesNotContain("top-secret", wrong.Parameters["given"], StringComparison.Ordinal);
        Assert.Contains("host", wrong.Parameters["given"], StringComparison.Ordinal);
    }

    [Fact]
    public void Link20_a_hosts_secret_ends_where_its_signs_end()
    {
        const string Mail = "Your link (keep it): <https://board.example/r/ABCDE-12345#host=Se-cr_et>, Ann";

        Assert.True(RoomAddress.TryRead(Mail, null, out var address, out _));

        Assert.Equal("Se-cr_et", address.HostSecret);
    }

    [Theory]
    [InlineData("http://host:8080/r/ABCDE12345", "http://host:8080/")]
    [InlineData("http://host:8080//", "http://host:8080/")]
    [InlineData("::1", "http://[::1]/")]
    [InlineData("[::1]:8080", "http://[::1]:8080/")]
    [InlineData("<board.example>", "https://board.example/")]
    public void Link20_a_server_is_read_however_it_is_written(string given, string server)
    {
        Assert.True(RoomAddress.TryReadServer(given, out var read, out _));
        Assert.Equal(server, read.ToString());
    }

    [Theory]
    [InlineData("host:99999")]
    [InlineData("http://ho st")]
    [InlineData("not a server")]
    [InlineData("http://")]
    [InlineData("file:///etc/passwd")]
    public void Link20_what_is_no_server_says_why(string given)
    {
        Assert.False(RoomAddress.TryReadServer(given, out _, out var wrong));
        Assert.Contains(wrong.Key, Sentences.English.Keys);
    }
}
