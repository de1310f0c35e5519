using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>A line of a list, which draws itself.</summary>
public interface IRow
{
    /// <summary>Names the line for as long as what it stands for is there.</summary>
    string Key { get; }

    /// <summary>What it says: found by typing, and read out.</summary>
    string Text { get; }

    /// <summary>Whether it can be the current line; a heading cannot.</summary>
    bool IsChoosable { get; }

    float HeightAt(ITypesetter typesetter, Theme theme, float width);

    /// <summary>Draws it from its own origin.</summary>
    void Draw(ICanvas canvas, ITypesetter typesetter, Theme theme, Vector2 size, RowState state);
}
