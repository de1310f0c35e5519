namespace ElephantBoard.Engine.Widgets;

/// <summary>How much a button asks to be pressed.</summary>
public enum ButtonKind
{
    Plain,

    /// <summary>The next thing to do: one on a panel.</summary>
    Main,

    /// <summary>There for who looks for it: no border until it is pointed at.</summary>
    Quiet,

    /// <summary>What it does cannot be taken back.</summary>
    Danger,
}
