using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

/// <summary>Something that changes beside the events, in the same commit.</summary>
public abstract record Change
{
    private Change() { }

    /// <summary>The kind alone: a change can hold a text or a secret's hash.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>A new text. <paramref name="Name"/>: it is the display name of this participant.</summary>
    public sealed record WordingKept(WordingId Id, byte[] Salt, string Text, uint Name = 0) : Change;

    /// <summary>Text and salt are deleted.</summary>
    public sealed record WordingErased(WordingId Id) : Change;

    public sealed record CredentialKept(uint Participant, Credential Credential) : Change;

    /// <summary>The participant's token is worth nothing any more.</summary>
    public sealed record CredentialEnded(uint Participant) : Change;

    public sealed record HostSecretKept(Digest Hash) : Change;

    public sealed record TagKept(ulong Elephant, Digest Tag) : Change;

    /// <summary>A pocket that was not there before.</summary>
    public sealed record PocketTaken(ulong Round, Digest Key, Pockets.Pocket Pocket) : Change;

    /// <summary>A pocket as it is now, without its items.</summary>
    public sealed record PocketKept(ulong Round, Digest Key, Pockets.Pocket Pocket) : Change;

    /// <summary>What is in one slot of a pocket now; null: nothing.</summary>
    public sealed record ItemKept(ulong Round, Digest Key, byte Slot, PocketItem? Item) : Change;

    /// <summary>What is announced about the next pour. Live: it is stored nowhere and ends with the activation.</summary>
    public sealed record PourPlanned(PourPlan Plan) : Change;

    /// <summary>A round opens, without pockets.</summary>
    public sealed record RoundOpened(ulong Round) : Change;

    /// <summary>A round is closed for ever. Its pockets are gone, and no other round's.</summary>
    public sealed record RoundClosed(ulong Round) : Change;
}
