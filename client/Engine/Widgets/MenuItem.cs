namespace ElephantBoard.Engine.Widgets;

/// <summary>A line of a menu.</summary>
/// <param name="Act">What it does; null: it cannot be chosen now.</param>
/// <param name="Keys">The keys that do the same, as people read them.</param>
/// <param name="Why">Why it cannot be chosen now, in a sentence below it.</param>
/// <param name="IsApart">A line is drawn above it.</param>
public sealed record MenuItem(string Label, Action? Act, string Keys = "", string Why = "", bool IsApart = false);
