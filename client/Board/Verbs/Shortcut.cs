using System.Text.Json;
using ElephantBoard.Engine.Input;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Verbs;

/// <summary>A keyboard shortcut.</summary>
public readonly record struct Shortcut(Key Key, Modifiers Modifiers = Modifiers.None)
{
    public bool Is(KeyEvent key) => key.Is(Key, Modifiers);

    /// <summary>Returns the shortcut as users read it.</summary>
    public string Say(Sentences sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var parts = new List<string>();
        if (Modifiers.HasFlag(Modifiers.Control))
        {
            parts.Add(sentences["keys.control"]);
        }

        if (Modifiers.HasFlag(Modifiers.Alt))
        {
            parts.Add(sentences["keys.alt"]);
        }

        if (Modifiers.HasFlag(Modifiers.Shift))
        {
            parts.Add(sentences["keys.shift"]);
        }

        parts.Add(NameOf(Key, sentences));
        return string.Join("+", parts);
    }

    private static string NameOf(Key key, Sentences sentences) =>
        key switch
        {
            >= Key.A and <= Key.Z => key.ToString(),
            >= Key.Digit0 and <= Key.Digit9 => ((int)(key - Key.Digit0)).ToString(
                System.Globalization.CultureInfo.InvariantCulture
            ),
            >= Key.F1 and <= Key.F12 => key.ToString(),
            _ => sentences[$"keys.{JsonNamingPolicy.SnakeCaseLower.ConvertName(key.ToString())}"],
        };
}
