using System.Numerics;
using ElephantBoard.Engine.Input;

namespace ElephantBoard.Engine.Widgets;

/// <summary>A widget that is pressed by pointer, Enter, or Space, once per press of a key. It sizes itself unless a size is set.</summary>
public abstract class Pressable : Control
{
    /// <summary>The size that its label needs.</summary>
    public abstract Vector2 FittingSize { get; }

    public override bool IsFocusable => true;

    /// <summary>Does nothing while it is disabled.</summary>
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
