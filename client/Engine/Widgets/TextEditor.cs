using System.Globalization;
using System.Text;

namespace ElephantBoard.Engine.Widgets;

/// <summary>
/// A text being edited, with caret, selection, and undo. Positions are UTF-16 indices that never split a user-perceived
/// character. Length is limited in Unicode scalar values.
/// </summary>
public sealed class TextEditor(bool multiLine = false, int maxScalars = int.MaxValue)
{
    private readonly Stack<Step> _undo = [];
    private readonly Stack<Step> _redo = [];
    private bool _typing;

    private readonly record struct Step(string Text, int Caret, int Anchor);

    public string Text { get; private set; } = "";

    /// <summary>The position of the caret.</summary>
    public int Caret { get; private set; }

    /// <summary>The other end of the selection; equal to the caret if nothing is selected.</summary>
    public int Anchor { get; private set; }

    public int SelectionStart => Math.Min(Caret, Anchor);

    public int SelectionEnd => Math.Max(Caret, Anchor);

    public bool HasSelection => Caret != Anchor;

    public string SelectedText => Text[SelectionStart..SelectionEnd];

    public bool CanUndo => _undo.Count > 0;

    public bool CanRedo => _redo.Count > 0;

    public bool IsMultiLine => multiLine;

    public int MaxScalars => maxScalars;

    /// <summary>Length in Unicode scalar values.</summary>
    public int Scalars => CountScalars(Text);

    /// <summary>Replaces the text and clears the undo history.</summary>
    public void Reset(string text)
    {
        (Text, Caret, Anchor) = ("", 0, 0);
        Put(text);
        _undo.Clear();
        _redo.Clear();
        _typing = false;
    }

    /// <summary>Replaces the selection with typed or pasted text. Text over the limit is dropped.</summary>
    public void Insert(string text)
    {
        var before = new Step(Text, Caret, Anchor);
        var goesOn = _typing && !HasSelection && text.Length <= 2 && !(text.Length > 0 && char.IsWhiteSpace(text[0]));
        if (Put(text))
        {
            Remember(before, goesOn);
            _typing = text.Length <= 2;
        }
    }

    /// <summary>Deletes the selection, or the character or word before the caret.</summary>
    public void Backspace(bool word = false) => Delete(word ? WordBefore(Caret) : Before(Caret));

    /// <summary>Deletes the selection, or the character or word after the caret.</summary>
    public void Delete(bool word = false) => Delete(word ? WordAfter(Caret) : After(Caret));

    public void MoveTo(int index, bool select = false)
    {
        _typing = false;
        Caret = Boundary(index);
        if (!select)
        {
            Anchor = Caret;
        }
    }

    public void SelectAll() => Select(0, Text.Length);

    public void Select(int anchor, int caret)
    {
        _typing = false;
        (Anchor, Caret) = (Boundary(anchor), Boundary(caret));
    }

    /// <summary>Selects the word, spaces, or punctuation around a position.</summary>
    public void SelectWord(int index)
    {
        var start = Math.Clamp(index, 0, Text.Length);
        var end = start;
        if (Text.Length > 0)
        {
            var kind = KindAt(Math.Min(start, Text.Length - 1));
            start = Math.Min(start, Text.Length - 1);
            while (start > 0 && KindAt(start - 1) == kind)
            {
                start--;
            }

            while (end < Text.Length && KindAt(end) == kind)
            {
                end++;
            }
        }

        Select(start, Math.Max(start, end));
    }

    public void Undo() => Swap(_undo, _redo);

    public void Redo() => Swap(_redo, _undo);

    /// <summary>Returns the previous caret position, or the start.</summary>
    public int Before(int index)
    {
        var last = 0;
        foreach (var start in StringInfo.ParseCombiningCharacters(Text))
        {
            if (start >= index)
            {
                break;
            }

            last = start;
        }

        return index <= 0 ? 0 : last;
    }

    public int After(int index) =>
        index >= Text.Length ? Text.Length : index + StringInfo.GetNextTextElementLength(Text, index);

    public int WordBefore(int index)
    {
        var at = Math.Clamp(index, 0, Text.Length);
        while (at > 0 && KindAt(at - 1) == Kind.Space)
        {
            at--;
        }

        var kind = at > 0 ? KindAt(at - 1) : Kind.Space;
        while (at > 0 && KindAt(at - 1) == kind)
        {
            at--;
        }

        return Boundary(at);
    }

    public int WordAfter(int index)
    {
        var at = Math.Clamp(index, 0, Text.Length);
        var kind = at < Text.Length ? KindAt(at) : Kind.Space;
        while (at < Text.Length && KindAt(at) == kind)
        {
            at++;
        }

        while (at < Text.Length && KindAt(at) == Kind.Space)
        {
            at++;
        }

        return Boundary(at);
    }

    public static int CountScalars(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private enum Kind
    {
        Space,
        Word,
        Character,
    }

    private Kind KindAt(int index)
    {
        var at = index > 0 && char.IsLowSurrogate(Text[index]) ? index - 1 : index;
        var rune = Rune.TryGetRuneAt(Text, at, out var found) ? found : Rune.ReplacementChar;
        if (Rune.IsWhiteSpace(rune))
        {
            return Kind.Space;
        }

        var isMark =
            Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.ConnectorPunctuation;
        return Rune.IsLetterOrDigit(rune) || isMark ? Kind.Word : Kind.Character;
    }

    /// <summary>Returns the nearest caret position at or after an index.</summary>
    private int Boundary(int index)
    {
        if (index <= 0 || index >= Text.Length)
        {
            return Math.Clamp(index, 0, Text.Length);
        }

        foreach (var start in StringInfo.ParseCombiningCharacters(Text))
        {
            if (start >= index)
            {
                return start;
            }
        }

        return Text.Length;
    }

    private void Delete(int to)
    {
        var before = new Step(Text, Caret, Anchor);
        var (start, end) = HasSelection ? (SelectionStart, SelectionEnd) : (Math.Min(Caret, to), Math.Max(Caret, to));
        if (start == end)
        {
            return;
        }

        Text = Text.Remove(start, end - start);
        Caret = Anchor = Boundary(start);
        Remember(before, goesOn: false);
        _typing = false;
    }

    private bool Put(string text)
    {
        var rest = Text.Remove(SelectionStart, SelectionEnd - SelectionStart);
        var fitting = Fit(Clean(text), maxScalars - CountScalars(rest));
        if (fitting.Length == 0 && !HasSelection)
        {
            return false;
        }

        var start = SelectionStart;
        Text = rest.Insert(start, fitting);
        Caret = Anchor = Boundary(start + fitting.Length);
        return true;
    }

    private void Remember(Step before, bool goesOn)
    {
        if (!goesOn || _undo.Count == 0)
        {
            _undo.Push(before);
        }

        _redo.Clear();
    }

    private void Swap(Stack<Step> from, Stack<Step> to)
    {
        _typing = false;
        if (from.TryPop(out var step))
        {
            to.Push(new Step(Text, Caret, Anchor));
            (Text, Caret, Anchor) = (step.Text, step.Caret, step.Anchor);
        }
    }

    private string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // A lone surrogate arrives as U+FFFD, which has no meaning.
            if (rune == Rune.ReplacementChar)
            {
                continue;
            }

            if (rune.Value is '\n' or '\t')
            {
                clean.Append(rune.Value == '\n' && multiLine ? '\n' : ' ');
            }
            else if (!Rune.IsControl(rune))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    private static string Fit(string text, int room)
    {
        var scalars = 0;
        var end = 0;
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text, end);
            scalars += CountScalars(text.Substring(end, length));
            if (scalars > room)
            {
                break;
            }

            end += length;
        }

        return text[..end];
    }
}
