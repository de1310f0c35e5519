using System.Numerics;

namespace ElephantBoard.Engine.Painting;

/// <summary>
/// Text that has been placed. Indices are UTF-16 places between characters, 0 to the length. Immutable, and cheap to keep.
/// </summary>
public interface ITextLayout
{
    string Text { get; }

    Vector2 Size { get; }

    int LineCount { get; }

    /// <summary>Whether <see cref="TextStyle.MaxLines"/> cut something off.</summary>
    bool IsCut { get; }

    /// <summary>Where the caret stands: a rectangle of width 0 and the height of its line.</summary>
    Rect Caret(int index);

    /// <summary>The caret place nearest to a point; points outside are taken to the nearest line.</summary>
    int IndexAt(Vector2 point);

    /// <summary>What a selection covers, one rectangle or more a line.</summary>
    IReadOnlyList<Rect> Selection(int start, int end);

    /// <summary>First and last caret place of the line on which <paramref name="index"/> stands.</summary>
    (int Start, int End) LineAt(int index);
}
