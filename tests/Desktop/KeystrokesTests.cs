using System.Text;
using ElephantBoard.Engine.Input;
using ElephantBoard.Raylib.Windowing;

namespace ElephantBoard.Tests.Desktop;

/// <summary>What one poll brings, put in order.</summary>
public sealed class KeystrokesTests
{
    [Theory]
    [InlineData("ab", "ab", "A 'a' B 'b'")]
    [InlineData("ab\n", "ab", "A 'a' B 'b' Enter")]
    // A sentence and what sends it, in one slow frame: no letter of it is held with Control.
    [InlineData("ab^\n", "ab", "A 'a' B 'b' Control+Enter")]
    // Pasted and written on, in the frame after the paste.
    [InlineData("^vab", "ab", "Control+V A 'a' B 'b'")]
    [InlineData("ab^v", "ab", "A 'a' B 'b' Control+V")]
    // Pressed again at once, a key writes and is not told.
    [InlineData("0 01", "000 001", "Digit0 '0' '0' '0' Space ' ' Digit0 '0' '0' Digit1 '1'")]
    [InlineData("01^\n", "0101", "Digit0 '0' Digit1 '1' '0' '1' Control+Enter")]
    // What an input method writes has no key.
    [InlineData("", "語", "'語'")]
    public void Seen5_keys_and_what_they_wrote_come_in_the_order_of_the_keys(string keys, string wrote, string told) =>
        Assert.Equal(told, Told(keys, wrote, Modifiers.None));

    [Theory]
    [InlineData("a", "", "Control+A")]
    [InlineData("\n", "", "Control+Enter")]
    [InlineData("ab", "ab", "A 'a' B 'b'")]
    [InlineData("vab", "ab", "Control+V A 'a' B 'b'")]
    public void Seen5_control_that_was_held_before_is_let_go_by_the_first_letter(
        string keys,
        string wrote,
        string told
    ) => Assert.Equal(told, Told(keys, wrote, Modifiers.Control));

    private static string Told(string keys, string wrote, Modifiers before) =>
        string.Join(
            ' ',
            Keystrokes
                .InOrder([.. keys.Select(KeyOf)], wrote.EnumerateRunes(), before)
                .Select(each =>
                    each switch
                    {
                        InputEvent.KeyPressed { Modifiers: Modifiers.None } key => $"{key.Key}",
                        InputEvent.KeyPressed key => $"{key.Modifiers}+{key.Key}",
                        InputEvent.TextTyped typed => $"'{typed.Text}'",
                        _ => "?",
                    }
                )
        );

    private static Keystroke KeyOf(char character) =>
        character switch
        {
            '^' => new(Key.None, Modifiers.Control, Writes: false),
            '\n' => new(Key.Enter, Modifiers.None, Writes: false),
            ' ' => new(Key.Space, Modifiers.None, Writes: true),
            >= '0' and <= '9' => new(Key.Digit0 + (character - '0'), Modifiers.None, Writes: true),
            _ => new(Key.A + (character - 'a'), Modifiers.None, Writes: true),
        };
}
