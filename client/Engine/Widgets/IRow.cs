using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>A row of a list, which draws itself.</summary>
public interface IRow
{
    /// <summary>Identifies the row for as long as its subject exists.</summary>
    string Key { get; }

    /// <summary>Its text, for type-ahead and for accessibility.</summary>
    string Text { get; }

    /// <summary>Whether it can be the current row; a heading cannot.</summary>
    bool IsChoosable { get; }

    float HeightAt(ITypesetter typesetter, Theme theme, float width);

    /// <summary>Draws the row from its own origin.</summary>
    void Draw(ICanvas canvas, ITypesetter typesetter, Theme theme, Vector2 size, RowState state);
}
