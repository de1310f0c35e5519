namespace ElephantBoard.Engine.Widgets;

/// <summary>What the colour of a text says. The text itself says it, too.</summary>
public enum Tone
{
    Ink,

    /// <summary>A hint.</summary>
    Soft,

    /// <summary>Something is wrong, or cannot be taken back.</summary>
    Danger,

    Good,
}
