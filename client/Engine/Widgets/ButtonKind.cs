namespace ElephantBoard.Engine.Widgets;

/// <summary>The prominence of a button.</summary>
public enum ButtonKind
{
    Plain,

    /// <summary>The primary action: at most one per panel.</summary>
    Main,

    /// <summary>A quiet action without a border until it is hovered.</summary>
    Quiet,

    /// <summary>A destructive action.</summary>
    Danger,
}
