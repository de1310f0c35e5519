using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

/// <summary>Closes the room to newcomers, and opens it again.</summary>
public static class Locking
{
    internal static Decision Decide(Room room, bool locked, Envelope envelope) =>
        room.Locked == locked
            ? Decision.Nothing
            : new Event
            {
                By = envelope.By,
                Locked = new RoomLocked { Locked = locked },
            };

    /// <summary>Returns whether somebody may know that the room exists: anyone while it is not locked, then only who proves a seat or the host
    /// link.</summary>
    /// <param name="secret">Hash of the token's secret in the request; default if there is none. So are the others.</param>
    /// <param name="ticket">Hash of the ticket of a seat's link.</param>
    public static bool LetsIn(
        Room room,
        PrivateState privateState,
        Digest secret,
        Digest host,
        Digest ticket,
        Envelope envelope
    )
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(privateState);
        return !room.Locked
            || (host != default && host.Matches(privateState.HostSecret))
            || (secret != default && Joining.Known(privateState, secret) is not null)
            || (ticket != default && OfferingSeat.Find(privateState, ticket, envelope) is not null);
    }
}
