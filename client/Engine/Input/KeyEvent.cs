namespace ElephantBoard.Engine.Input;

public readonly record struct KeyEvent(Key Key, Modifiers Modifiers, bool IsRepeat)
{
    public bool Shift => Modifiers.HasFlag(Modifiers.Shift);

    public bool Control => Modifiers.HasFlag(Modifiers.Control);

    public bool Alt => Modifiers.HasFlag(Modifiers.Alt);

    /// <summary>Returns whether it is this key with exactly these modifiers.</summary>
    public bool Is(Key key, Modifiers modifiers = Modifiers.None) => Key == key && Modifiers == modifiers;
}
