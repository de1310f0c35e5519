using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;

namespace ElephantBoard.Tests.Unit.Link;

public sealed class SeatLinkTests
{
    private static readonly Uri Join = new("https://board.example/r/H7Q2K9M3TX");

    [Fact]
    public void Seat5_the_link_has_the_form_that_the_page_reads()
    {
        Assert.Equal(
            "https://board.example/r/H7Q2K9M3TX#seat=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9kZWZnaGlqa2xtbm9wcXJzdHV2d3h5ent8fX5_gIGCg8jJysvMzc7P0NHS09TV1tfY2drb3N3e3-Dh4uPk5ebnAAAAAAAAAAEAAAAAAAABAg",
            Example().For(Join).ToString()
        );
        Assert.DoesNotContain("AAEC", Example().ToString());
    }

    [Fact]
    public void Seat5_a_link_to_a_seat_is_recognized_and_nothing_of_it_is_in_a_message()
    {
        var given = Example().For(Join).ToString();
        Assert.True(RoomAddress.TryRead($"<{given}>.", null, out var address, out _));
        Assert.Equal(("H7Q2K9M3TX", null), (address.Code, address.HostSecret));
        Assert.Equal(Example().Ticket.ToArray(), address.Seat!.Ticket.ToArray());
        Assert.Equal(Example().Keys.PocketMaster.ToArray(), address.Seat.Keys.PocketMaster.ToArray());
        Assert.Equal(Example().Keys.AuthorSecret.ToArray(), address.Seat.Keys.AuthorSecret.ToArray());
        Assert.Equal([1, 258], address.Seat.Own);
        Assert.DoesNotContain("AAEC", address.ToString());
        Assert.DoesNotContain("AAEC", address.Link.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("A")]
    public void Seat5_half_a_link_is_a_link_for_joining(string fragment)
    {
        Assert.True(RoomAddress.TryRead($"{Join}#seat={fragment}", null, out var address, out _));
        Assert.Null(address.Seat);
    }

    private static SeatLink Example()
    {
        static byte[] Bytes(int from) => [.. Enumerable.Range(from, 32).Select(each => (byte)each)];
        return new SeatLink(Bytes(0), new SeatKeys(Bytes(100), Bytes(200)), [1, 258]);
    }
}
