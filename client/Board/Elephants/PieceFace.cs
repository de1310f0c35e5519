using ElephantBoard.Board.Look;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Elephants;

/// <summary>The visible state of a piece.</summary>
/// <param name="Text">The text, or null if it is not available.</param>
/// <param name="Author">The name of its author if it is public, or null.</param>
/// <param name="IsMine">Whether this seat wrote it. Never set on a screen that others see.</param>
/// <param name="Wrinkles">Number of returns, and of pours since its own.</param>
public sealed record PieceFace(
    Elephant Elephant,
    string? Text,
    PieceSize Size,
    string? Author = null,
    bool IsMine = false,
    int Wrinkles = 0
)
{
    /// <summary>Its tilt in radians. It depends only on the id, which is random, and so reveals nothing.</summary>
    public float Tilt => ((int)(Elephant.Id % 7) - 3) * 0.0105f;

    /// <param name="pours">Number of pours in the room.</param>
    public static int WrinklesOf(Elephant elephant, uint pours)
    {
        ArgumentNullException.ThrowIfNull(elephant);
        var older = elephant.Pour > 0 && pours > elephant.Pour ? pours - elephant.Pour : 0;
        return (int)Math.Min(Tokens.MaxWrinkles, elephant.Returns + older);
    }
}
