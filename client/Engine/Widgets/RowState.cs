namespace ElephantBoard.Engine.Widgets;

/// <summary>How a line of a list stands now.</summary>
public readonly record struct RowState(bool IsCurrent, bool IsHovered, bool IsFocused);
