namespace ElephantBoard.Engine.Widgets;

/// <summary>A row of a menu.</summary>
/// <param name="Act">The action; null while it is disabled.</param>
/// <param name="Keys">The shortcut, as users read it.</param>
/// <param name="Why">The reason why it is disabled, shown below it.</param>
/// <param name="IsApart">Whether a separator is drawn above it.</param>
public sealed record MenuItem(string Label, Action? Act, string Keys = "", string Why = "", bool IsApart = false);
