namespace ElephantBoard.Engine.Widgets;

/// <summary>The meaning of a text's color. The text itself says it too.</summary>
public enum Tone
{
    Ink,

    /// <summary>A hint.</summary>
    Soft,

    /// <summary>An error, or something that cannot be undone.</summary>
    Danger,

    Good,
}
