namespace ElephantBoard.Engine.Widgets;

/// <summary>The state of a row in a list.</summary>
public readonly record struct RowState(bool IsCurrent, bool IsHovered, bool IsFocused);
