using System.Numerics;
using ElephantBoard.Engine.Input;

namespace ElephantBoard.Engine.Widgets;

/// <summary>What is pressed: by pointer, Enter or Space; once, however long a key is held. As large as it needs, unless told.</summary>
public abstract class Pressable : Control
{
    /// <summary>The size that its label needs.</summary>
    public abstract Vector2 FittingSize { get; }

    public override bool IsFocusable => true;

    /// <summary>Nothing happens while it cannot be used.</summary>
    public void Press()
    {
        if (Interactable)
        {
            OnPress();
        }
    }

    protected abstract void OnPress();

    protected internal override void Awake()
    {
        if (Size == Vector2.Zero)
        {
            Size = FittingSize;
        }
    }

    protected internal override void OnClick(PointerEvent pointer)
    {
        if (pointer.Button == PointerButton.Left)
        {
            Press();
        }
    }

    protected internal override bool OnKey(KeyEvent key)
    {
        if (!key.Is(Key.Enter) && !key.Is(Key.Space))
        {
            return false;
        }

        if (!key.IsRepeat)
        {
            Press();
        }

        return true;
    }
}
