namespace ElephantBoard.Engine.Widgets;

/// <summary>A line of a menu.</summary>
/// <param name="Act">What it does; null: it cannot be chosen now.</param>
/// <param name="Keys">The keys that do the same, as people read them.</param>
public sealed record MenuItem(string Label, Action? Act, string Keys = "");
