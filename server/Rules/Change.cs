using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

/// <summary>A change beside the events, written in the same commit.</summary>
public abstract record Change
{
    private Change() { }

    /// <summary>Returns only the kind: a change can contain a text or a secret's hash.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>A new text. <paramref name="Name"/>: the participant whose display name it is, or 0.</summary>
    public sealed record WordingKept(WordingId Id, byte[] Salt, string Text, uint Name = 0) : Change;

    /// <summary>The text and the salt are deleted.</summary>
    public sealed record WordingErased(WordingId Id) : Change;

    public sealed record CredentialKept(uint Participant, Credential Credential) : Change;

    /// <summary>The participant's token is no longer valid.</summary>
    public sealed record CredentialEnded(uint Participant) : Change;

    /// <summary>The participant was removed: their token is no longer valid, and they are recognized by it.</summary>
    public sealed record CredentialBlocked(uint Participant, Credential Credential) : Change;

    /// <summary>Somebody asks for a participant's seat. Live: it is not stored.</summary>
    public sealed record SeatAsked(uint Participant, SeatRequest Request) : Change;

    /// <summary>A participant offers their seat to the holder of a ticket. Live: it is not stored.</summary>
    public sealed record SeatOffered(uint Participant, SeatOffer Offer) : Change;

    public sealed record HostSecretKept(Digest Hash) : Change;

    public sealed record TagKept(ulong Elephant, Digest Tag) : Change;

    /// <summary>A new pocket.</summary>
    public sealed record PocketTaken(ulong Round, Digest Key, Pockets.Pocket Pocket) : Change;

    /// <summary>The new state of a pocket, without its items.</summary>
    public sealed record PocketKept(ulong Round, Digest Key, Pockets.Pocket Pocket) : Change;

    /// <summary>The new content of one slot of a pocket; null when it is empty.</summary>
    public sealed record ItemKept(ulong Round, Digest Key, byte Slot, PocketItem? Item) : Change;

    /// <summary>The announcement of the next pour. Live: it is not stored, and ends with the activation.</summary>
    public sealed record PourPlanned(PourPlan Plan) : Change;

    /// <summary>The new live state. Replaces the stored one. It is not changed afterwards.</summary>
    public sealed record LiveSet(V1.LiveState State) : Change;

    /// <summary>A round opens, without pockets.</summary>
    public sealed record RoundOpened(ulong Round) : Change;

    /// <summary>A round is closed forever. Its pockets are deleted; the pockets of other rounds remain.</summary>
    public sealed record RoundClosed(ulong Round) : Change;
}
