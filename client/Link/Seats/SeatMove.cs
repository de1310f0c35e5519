using System.Security.Cryptography;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link.Seats;

/// <summary>Takes a seat that its user moves here from another device.</summary>
public static class SeatMove
{
    /// <summary>Takes the seat of a link, and stores it with its keys and its elephants. What its pockets hold is read when it is used.</summary>
    /// <returns>The seat with its membership, or the refusal.</returns>
    /// <exception cref="LinkBrokenException">An answer did not arrive. The link may be used up then.</exception>
    /// <exception cref="SeatInUseException">A seat of this name is open in another window.</exception>
    public static async Task<(SavedSeat? Seat, Refusal? Refusal)> TakeAsync(
        ConnectResult.Connected connection,
        RoomAddress address,
        SeatLink link,
        SeatFolder seats,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(seats);
        var secret = RandomNumberGenerator.GetBytes(Secrets.Size);
        var request = new JoinRequest
        {
            Code = address.Code,
            Secret = ByteString.CopyFrom(secret),
            Ticket = ByteString.CopyFrom(link.Ticket.Span),
        };
        var answer = await connection.Entrance.JoinAsync(request, cancellationToken);
        if (answer.Joined is not { } joined)
        {
            return (null, answer.Refusal ?? new());
        }
        var membership = Membership.From(address.Code, joined);
        var name = await NameAsync(connection.Entrance, membership, cancellationToken);
        var seat = seats.Save(
            new SavedSeat(address.Server, address.Code, name, secret, link.Keys)
            {
                Membership = membership,
                RoomName = connection.Room.Name,
                JoinLink = Uri.TryCreate(connection.Room.JoinLink, UriKind.Absolute, out var join) ? join : null,
            }
        );
        using var outbox = seats.OpenOutbox(seat);
        foreach (var own in link.Own)
        {
            outbox.Put(new(OutboxEntryKind.MineKey(own), default));
        }
        return (seat, null);
    }

    /// <summary>Returns the name under which the seat is in the room.</summary>
    private static async Task<string> NameAsync(
        IEntrance entrance,
        Membership membership,
        CancellationToken cancellationToken
    )
    {
        var answer = await entrance.GetCheckpointAsync(membership, cancellationToken);
        return
            answer.Checkpoint is { } checkpoint
            && RoomView.Of(checkpoint) is { } view
            && view.Room.Participants.TryGetValue(membership.Participant, out var who)
            ? view.Text(who.Name) ?? ""
            : "";
    }
}
