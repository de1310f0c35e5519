using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Board.Verbs;

/// <summary>The moment in which a control takes no press, so that the second click of a double-click does not run what the first one
/// uncovered.</summary>
public sealed class Rest(Clock clock)
{
    private TimeSpan? _since;

    public bool IsOver => _since is not { } since || clock.Now - since >= Tokens.PressRest;

    public void Begin() => _since = clock.Now;
}
