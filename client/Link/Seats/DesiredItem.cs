using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link.Seats;

/// <summary>One item of a pocket: its desired and its actual state.</summary>
/// <param name="question">Round of the question that it answers; 0 for the hat of any round.</param>
internal sealed class DesiredItem(ulong question, ByteString key, PocketItem? item)
{
    public ulong Question => question;

    public ByteString Key => key;

    /// <summary>The desired content, or null for none.</summary>
    public PocketItem? Item { get; set; } = item;

    /// <summary>Version of the item in this round's pocket, or null if there is none.</summary>
    public ulong? Actual { get; set; }

    /// <summary>Why the room refused it.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>Whether there is anything to send.</summary>
    public bool NeedsSync => Refusal is null && Actual != Item?.Version;
}
