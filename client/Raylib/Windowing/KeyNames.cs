using ElephantBoard.Engine.Input;
using Raylib_cs;

namespace ElephantBoard.Raylib.Windowing;

/// <summary>Maps Raylib's keys to the engine's.</summary>
internal static class KeyNames
{
    // GLFW's numbers: keys that are named by what they write, and the keypad's without Enter.
    private const int FirstCharacterKey = 32;
    private const int LastCharacterKey = 162;
    private const int FirstPad = 320;
    private const int LastPad = 334;

    public static IReadOnlyDictionary<KeyboardKey, Key> All { get; } = Make();

    public static Keystroke Stroke(KeyboardKey key) =>
        new(
            All.GetValueOrDefault(key, Key.None),
            ModifierOf(key),
            (int)key is >= FirstCharacterKey and <= LastCharacterKey or >= FirstPad and <= LastPad
        );

    private static Modifiers ModifierOf(KeyboardKey key) =>
        key switch
        {
            KeyboardKey.LeftShift or KeyboardKey.RightShift => Modifiers.Shift,
            KeyboardKey.LeftAlt or KeyboardKey.RightAlt => Modifiers.Alt,
            KeyboardKey.LeftSuper or KeyboardKey.RightSuper when OperatingSystem.IsMacOS() => Modifiers.Control,
            KeyboardKey.LeftControl or KeyboardKey.RightControl when !OperatingSystem.IsMacOS() => Modifiers.Control,
            _ => Modifiers.None,
        };

    private static Dictionary<KeyboardKey, Key> Make()
    {
        var names = new Dictionary<KeyboardKey, Key>
        {
            [KeyboardKey.Space] = Key.Space,
            [KeyboardKey.Enter] = Key.Enter,
            [KeyboardKey.KpEnter] = Key.Enter,
            [KeyboardKey.Escape] = Key.Escape,
            [KeyboardKey.Tab] = Key.Tab,
            [KeyboardKey.Backspace] = Key.Backspace,
            [KeyboardKey.Delete] = Key.Delete,
            [KeyboardKey.Insert] = Key.Insert,
            [KeyboardKey.Left] = Key.Left,
            [KeyboardKey.Right] = Key.Right,
            [KeyboardKey.Up] = Key.Up,
            [KeyboardKey.Down] = Key.Down,
            [KeyboardKey.Home] = Key.Home,
            [KeyboardKey.End] = Key.End,
            [KeyboardKey.PageUp] = Key.PageUp,
            [KeyboardKey.PageDown] = Key.PageDown,
            [KeyboardKey.KeyboardMenu] = Key.Menu,
            [KeyboardKey.Slash] = Key.Slash,
            [KeyboardKey.Comma] = Key.Comma,
            [KeyboardKey.Period] = Key.Period,
            [KeyboardKey.Equal] = Key.Plus,
            [KeyboardKey.KpAdd] = Key.Plus,
            [KeyboardKey.Minus] = Key.Minus,
            [KeyboardKey.KpSubtract] = Key.Minus,
        };
        Run(KeyboardKey.A, Key.A, 26);
        Run(KeyboardKey.Zero, Key.Digit0, 10);
        Run(KeyboardKey.F1, Key.F1, 12);
        return names;

        void Run(KeyboardKey from, Key to, int count)
        {
            for (var i = 0; i < count; i++)
            {
                names[from + i] = to + i;
            }
        }
    }
}
