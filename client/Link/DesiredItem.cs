using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link;

/// <summary>One item of a pocket: how it should be there, and how it is.</summary>
/// <param name="question">Round of the question that it answers; 0: it is for the hat, whichever round that has.</param>
internal sealed class DesiredItem(ulong question, ByteString key, PocketItem? item)
{
    public ulong Question => question;

    public ByteString Key => key;

    /// <summary>What should be in the pocket; null: nothing.</summary>
    public PocketItem? Item { get; set; } = item;

    /// <summary>Version of what is in the pocket of this round; null: nothing.</summary>
    public ulong? Actual { get; set; }

    /// <summary>Why the room does not take it as it is.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>Whether there is something to send.</summary>
    public bool NeedsSync => Refusal is null && Actual != Item?.Version;
}
