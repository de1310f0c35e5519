using ElephantBoard.Board.Tools;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Board.Elephants;

/// <summary>
/// Brings the elephant that someone looks at above all others, on this screen only: the one under the pointer, the focused one, and one
/// that is selected alone. The focused and the selected one are shown whole.
/// </summary>
public sealed class RaisedPieces(ElephantsOnFloor elephants, Selection selection) : Behaviour
{
    private ElephantPiece[] _wanted = [];
    private ElephantPiece? _hovered;
    private ElephantPiece? _focused;
    private ElephantPiece? _chosen;

    protected override void LateUpdate()
    {
        var hovered = Here(Scene.Events.Hovered as ElephantPiece);
        var focused = Here(Scene.Events.Focused as ElephantPiece);
        var chosen = selection.Single is { } only ? elephants.Pieces.GetValueOrDefault(only) : null;
        if (hovered == _hovered && focused == _focused && chosen == _chosen)
        {
            return;
        }

        (_hovered, _focused, _chosen) = (hovered, focused, chosen);
        ElephantPiece[] wanted = [.. new[] { chosen, focused, hovered }.OfType<ElephantPiece>().Distinct()];
        foreach (var piece in _wanted.Except(wanted).Where(piece => piece.IsAlive))
        {
            piece.IsWhole = false;
            elephants.Lower(piece);
        }

        _wanted = wanted;
        foreach (var piece in wanted)
        {
            piece.IsWhole = piece == focused || piece == chosen;
            // In a crowd everyone covers someone, and only the chosen one is worth the drawing.
            if ((piece.IsWhole || !piece.Face.Size.IsFixed) && IsCovered(piece))
            {
                elephants.Raise(piece);
            }
        }
    }

    private ElephantPiece? Here(ElephantPiece? piece) =>
        piece is not null && elephants.Pieces.GetValueOrDefault(piece.Elephant.Id) == piece ? piece : null;

    private bool IsCovered(ElephantPiece piece)
    {
        var area = piece.Bounds.Moved(piece.Transform.Position);
        return elephants.Pieces.Values.Any(other =>
            other != piece
            && other.Elephant.Stacking.CompareTo(piece.Elephant.Stacking) > 0
            && other.Bounds.Moved(other.Transform.Position).Overlaps(area)
        );
    }
}
