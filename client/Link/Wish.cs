using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>How one thing should stand in the pocket, and how it stands there.</summary>
internal sealed class Wish(string key, PocketCommand act)
{
    /// <summary>Its name in the pocket and in the outbox; a draft's, or a rewording's.</summary>
    public string Key => key;

    /// <summary>What is wanted: a pocket command with nothing but its act.</summary>
    public PocketCommand Act { get; set; } = act;

    /// <summary>The act that the pocket of this round holds; null: none.</summary>
    public PocketCommand? Held { get; set; }

    /// <summary>Why the room does not take it as it is.</summary>
    public Refusal? Refusal { get; set; }

    public bool IsDrop =>
        Act.ActCase is PocketCommand.ActOneofCase.DropDraft or PocketCommand.ActOneofCase.DropRewording;

    /// <summary>Whether there is something to send.</summary>
    public bool IsOpen => Refusal is null && (IsDrop ? Held is not null : !Act.Equals(Held));
}
