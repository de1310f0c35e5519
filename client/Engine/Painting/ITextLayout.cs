using System.Numerics;

namespace ElephantBoard.Engine.Painting;

/// <summary>
/// Text that has been laid out. Indices are UTF-16 offsets between characters, 0 to the length. Immutable, and cheap to keep.
/// </summary>
public interface ITextLayout
{
    string Text { get; }

    Vector2 Size { get; }

    /// <summary>Size of its type.</summary>
    float Type { get; }

    int LineCount { get; }

    /// <summary>Width of the longest line.</summary>
    float Widest { get; }

    /// <summary>Whether <see cref="TextStyle.MaxLines"/> cut off text.</summary>
    bool IsCut { get; }

    /// <summary>Whether a word that is longer than a line was broken inside.</summary>
    bool IsBroken { get; }

    /// <summary>Returns the caret: a rectangle of width 0 and the height of its line.</summary>
    Rect Caret(int index);

    /// <summary>Returns the caret position nearest to a point. Points outside are moved to the nearest line.</summary>
    int IndexAt(Vector2 point);

    /// <summary>Returns the area of a selection, as one or more rectangles per line.</summary>
    IReadOnlyList<Rect> Selection(int start, int end);

    /// <summary>Returns the first and last caret position of the line that contains <paramref name="index"/>.</summary>
    (int Start, int End) LineAt(int index);
}
