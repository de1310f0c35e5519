using System.Text;
using ElephantBoard.Engine.Input;

namespace ElephantBoard.Raylib.Windowing;

/// <summary>Restores the order of keys and the text they wrote. Raylib reports the two separately, and held
/// keys only in their current state; a slow frame can contain a whole sentence and the Control+Enter after it.</summary>
public static class Keystrokes
{
    /// <param name="keys">Keys pressed since the previous poll, in order, including modifiers.</param>
    /// <param name="letters">Characters written since the previous poll, in order.</param>
    /// <param name="before">Modifiers held at the previous poll.</param>
    public static IReadOnlyList<InputEvent> InOrder(
        IReadOnlyList<Keystroke> keys,
        IEnumerable<Rune> letters,
        Modifiers before
    )
    {
        ArgumentNullException.ThrowIfNull(keys);
        var events = new List<InputEvent>();
        var left = new Queue<Rune>(letters);
        // With Control a key writes nothing; pressed again at once, it may write without being reported.
        var silent = keys.Count(key => key.Writes) - left.Count;
        var held = before;
        foreach (var key in keys)
        {
            held |= key.Modifier;
            var writes = key.Writes;
            // Characters without a reported key come before any key that ends a text.
            for (; !writes && silent < 0 && left.Count > 0; silent++)
            {
                events.Add(new InputEvent.TextTyped(left.Dequeue().ToString()));
            }

            if (writes && silent > 0 && (held & (Modifiers.Control | Modifiers.Alt)) != 0)
            {
                silent--;
                writes = false;
            }
            else if (writes)
            {
                held &= ~Modifiers.Control;
            }

            if (key.Key != Key.None)
            {
                events.Add(new InputEvent.KeyPressed(key.Key, held));
            }

            if (!writes || !left.TryDequeue(out var letter))
            {
                continue;
            }

            events.Add(new InputEvent.TextTyped(letter.ToString()));
            for (; silent < 0 && left.TryPeek(out var next) && next == letter; silent++)
            {
                events.Add(new InputEvent.TextTyped(left.Dequeue().ToString()));
            }
        }

        if (left.Count > 0)
        {
            events.Add(new InputEvent.TextTyped(string.Concat(left)));
        }

        return events;
    }
}
