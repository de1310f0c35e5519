using System.Globalization;
using CsCheck;
using ElephantBoard.Engine.Widgets;
using Xunit;

namespace ElephantBoard.Tests.Unit.Engine;

public sealed class TextEditorTests
{
    private static readonly string[] Pieces =
    [
        "a",
        "B",
        " ",
        "elephant",
        "\n",
        "\r\n",
        "\t",
        "\u0301",
        "é",
        "👩‍👩‍👧",
        "🇩🇪",
        "🐘",
        "שלום",
        "العربية",
        "नमस्ते",
        "한글",
        "\ud83d",
        "\u0000",
        "two words",
        ".,;",
    ];

    private static readonly Gen<(int What, int Where, string Text)> Act = Gen.Select(
        Gen.Int[0, 13],
        Gen.Int[-2, 40],
        Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index])
    );

    [Fact]
    public void Eng17_caret_and_selection_stand_between_characters_and_the_text_stays_within_its_limit()
    {
        Gen.Select(Act.List[0, 40], Gen.Bool, Gen.Int[0, 30])
            .Sample(
                (acts, multiLine, max) =>
                {
                    var editor = new TextEditor(multiLine, max);
                    foreach (var act in acts)
                    {
                        Do(editor, act);
                        var places = StringInfo.ParseCombiningCharacters(editor.Text).Append(editor.Text.Length);
                        Assert.Contains(editor.Caret, places);
                        Assert.Contains(editor.Anchor, places);
                        Assert.True(editor.Scalars <= max);
                        Assert.DoesNotContain('\r', editor.Text);
                        Assert.DoesNotContain('\0', editor.Text);
                        Assert.True(multiLine || !editor.Text.Contains('\n', StringComparison.Ordinal));
                        Assert.True(editor.Text.IsNormalized() || editor.Text.Length > 0);
                        Assert.DoesNotContain('\ufffd', editor.Text);
                    }
                },
                iter: 600
            );
    }

    [Fact]
    public void Eng18_undoing_all_comes_back_to_the_start_and_redoing_all_to_the_end()
    {
        Act.List[0, 40]
            .Sample(
                acts =>
                {
                    var editor = new TextEditor(multiLine: true);
                    editor.Reset("start");
                    foreach (var act in acts)
                    {
                        Do(editor, act);
                    }

                    while (editor.CanRedo)
                    {
                        editor.Redo();
                    }

                    var end = editor.Text;
                    var ways = new List<string> { end };
                    while (editor.CanUndo)
                    {
                        editor.Undo();
                        ways.Add(editor.Text);
                    }

                    Assert.Equal("start", editor.Text);
                    for (var i = ways.Count - 2; i >= 0; i--)
                    {
                        editor.Redo();
                        Assert.Equal(ways[i], editor.Text);
                    }

                    Assert.False(editor.CanRedo);
                },
                iter: 600
            );
    }

    [Fact]
    public void Eng17_editing_equals_editing_a_plain_string()
    {
        var letters = Gen.String[Gen.Char["abc de.f"], 0, 5];
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 20], Gen.Int[0, 20], letters)
            .List[1, 30]
            .Sample(
                acts =>
                {
                    var editor = new TextEditor();
                    var plain = "";
                    foreach (var (what, a, b, text) in acts)
                    {
                        var (from, to) = (Math.Min(a, plain.Length), Math.Min(b, plain.Length));
                        editor.Select(from, to);
                        var (start, end) = (Math.Min(from, to), Math.Max(from, to));
                        switch (what)
                        {
                            case 0 or 1:
                                editor.Insert(text);
                                plain = plain[..start] + text + plain[end..];
                                Assert.Equal(start + text.Length, editor.Caret);
                                break;
                            case 2:
                                editor.Backspace();
                                start = start == end ? Math.Max(0, start - 1) : start;
                                plain = plain[..start] + plain[end..];
                                break;
                            default:
                                editor.Delete();
                                end = start == end ? Math.Min(plain.Length, end + 1) : end;
                                plain = plain[..start] + plain[end..];
                                break;
                        }

                        Assert.Equal(plain, editor.Text);
                    }
                },
                iter: 1000
            );
    }

    [Fact]
    public void Eng18_what_is_typed_in_one_go_is_undone_word_by_word()
    {
        var editor = new TextEditor();
        foreach (var letter in "two words")
        {
            editor.Insert(letter.ToString());
        }

        editor.Undo();
        Assert.Equal("two", editor.Text);
        editor.Undo();
        Assert.Equal("", editor.Text);
        editor.Redo();
        editor.Insert("!");
        Assert.Equal("two!", editor.Text);
        Assert.False(editor.CanRedo);
    }

    [Fact]
    public void Eng17_one_backspace_takes_what_people_take_for_one_character()
    {
        var editor = new TextEditor();
        editor.Insert("a👩‍👩‍👧");
        editor.Backspace();
        Assert.Equal("a", editor.Text);
        editor.Insert("🇩🇪🇫🇷");
        editor.Backspace();
        Assert.Equal("a🇩🇪", editor.Text);
    }

    [Fact]
    public void Eng17_words_are_jumped_selected_and_deleted()
    {
        var editor = new TextEditor();
        editor.Insert("nobody says: naïve 象 שלום");
        Assert.Equal(7, editor.WordAfter(0));
        Assert.Equal(11, editor.WordAfter(7));
        Assert.Equal(13, editor.WordAfter(11));
        Assert.Equal(editor.Text.Length - 4, editor.WordBefore(editor.Text.Length));
        editor.SelectWord(14);
        Assert.Equal("naïve", editor.SelectedText);
        editor.MoveTo(6);
        editor.Backspace(word: true);
        Assert.StartsWith(" says", editor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Eng17_what_does_not_fit_is_left_out_at_a_whole_character()
    {
        var editor = new TextEditor(maxScalars: 6);
        editor.Insert("abcd");
        editor.Insert("👩‍👩‍👧");
        Assert.Equal("abcd", editor.Text);
        editor.Insert("xyz");
        Assert.Equal("abcdxy", editor.Text);
        editor.Select(0, 4);
        editor.Insert("12345");
        Assert.Equal("1234xy", editor.Text);
    }

    private static void Do(TextEditor editor, (int What, int Where, string Text) act)
    {
        switch (act.What)
        {
            case <= 3:
                editor.Insert(act.Text);
                break;
            case 4:
                editor.Backspace(act.Where % 2 == 0);
                break;
            case 5:
                editor.Delete(act.Where % 2 == 0);
                break;
            case 6:
                editor.MoveTo(act.Where, select: act.Text.Length > 1);
                break;
            case 7:
                editor.Undo();
                break;
            case 8:
                editor.Redo();
                break;
            case 9:
                editor.SelectWord(act.Where);
                break;
            case 10:
                editor.Select(act.Where, act.What + 3);
                break;
            case 11:
                editor.MoveTo(editor.Before(editor.Caret));
                break;
            case 12:
                editor.MoveTo(editor.WordAfter(editor.Caret));
                break;
            default:
                editor.MoveTo(editor.After(editor.Caret), select: true);
                break;
        }
    }
}
