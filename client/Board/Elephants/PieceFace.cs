using ElephantBoard.Board.Look;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Elephants;

/// <summary>All that a piece shows of its elephant.</summary>
/// <param name="Text">Null: it is not here.</param>
/// <param name="Author">Who wrote it, when all may know; null: nobody knows.</param>
/// <param name="IsMine">This seat wrote it: only ever set where nobody else looks.</param>
/// <param name="Wrinkles">How often it was there already: pours and returns since.</param>
public sealed record PieceFace(
    Elephant Elephant,
    string? Text,
    PieceSize Size,
    string? Author = null,
    bool IsMine = false,
    int Wrinkles = 0
)
{
    /// <summary>A slight lean, always the same for an elephant, in radians: says nothing, its id is random.</summary>
    public float Tilt => ((int)(Elephant.Id % 7) - 3) * 0.0105f;

    /// <param name="pours">Hats that were poured in the room so far.</param>
    public static int WrinklesOf(Elephant elephant, uint pours)
    {
        ArgumentNullException.ThrowIfNull(elephant);
        var older = elephant.Pour > 0 && pours > elephant.Pour ? pours - elephant.Pour : 0;
        return (int)Math.Min(Tokens.MaxWrinkles, elephant.Returns + older);
    }
}
