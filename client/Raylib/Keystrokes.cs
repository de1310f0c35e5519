using System.Text;
using ElephantBoard.Engine.Input;

namespace ElephantBoard.Desktop;

/// <summary>Keys and what they wrote in the order in which people pressed them. Raylib tells the two apart from each other, and held
/// keys only as they are now; a slow frame can hold a whole sentence and the Control and Enter behind it.</summary>
public static class Keystrokes
{
    /// <param name="keys">Pressed since the poll before, in order, keys that modify among them.</param>
    /// <param name="letters">Written since the poll before, in order.</param>
    /// <param name="before">What was held at the poll before.</param>
    public static IReadOnlyList<InputEvent> InOrder(
        IReadOnlyList<Keystroke> keys,
        IEnumerable<Rune> letters,
        Modifiers before
    )
    {
        ArgumentNullException.ThrowIfNull(keys);
        var events = new List<InputEvent>();
        var left = new Queue<Rune>(letters);
        // Held with Control, a key writes nothing; pressed again at once, it may write without being told.
        var silent = keys.Count(key => key.Writes) - left.Count;
        var held = before;
        foreach (var key in keys)
        {
            held |= key.Modifier;
            var writes = key.Writes;
            // What was written without its key being told was so before whatever ends a text.
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
