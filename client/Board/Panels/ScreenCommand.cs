using ElephantBoard.Board.Verbs;

namespace ElephantBoard.Board.Panels;

/// <summary>An action that changes only this user's view: a button, and a row of the palette and of the key sheet.</summary>
/// <param name="Name">Key of its name.</param>
/// <param name="IsOffered">Null: always.</param>
public sealed record ScreenCommand(string Name, Action Do, Shortcut? Keys = null, Func<bool>? IsOffered = null)
{
    public bool Offers => IsOffered?.Invoke() ?? true;
}
