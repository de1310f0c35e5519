using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Scenery;

namespace ElephantBoard.Board.Tools;

/// <summary>The selected elephants, on the floor or on the porch.</summary>
public sealed class Selection(ElephantsOnFloor elephants, Porch porch)
{
    /// <summary>Elephants whose upper edges differ by less, in room units, are in one row of the reading order.</summary>
    private const float Row = 90;

    private readonly HashSet<ulong> _ids = [];

    public event Action? Changed;

    public int Count => _ids.Count;

    public bool Contains(ulong elephant) => _ids.Contains(elephant);

    /// <summary>The selected elephant if it is the only one, or null.</summary>
    public ulong? Single => _ids.Count == 1 ? _ids.First() : null;

    /// <summary>The selected elephants: those on the floor in reading order, then those on the porch.</summary>
    public IReadOnlyList<ulong> InOrder =>
        [
            .. Order(_ids.Where(elephants.Pieces.ContainsKey).Select(id => elephants.Pieces[id]))
                .Select(piece => piece.Elephant.Id),
            .. porch.Notes.Keys.Where(_ids.Contains),
        ];

    /// <summary>All pieces, row by row from the back to the front.</summary>
    public IReadOnlyList<ElephantPiece> ReadingOrder() => [.. Order(elephants.Pieces.Values)];

    public void Only(params IEnumerable<ulong> chosen)
    {
        var wanted = chosen.ToHashSet();
        foreach (var gone in _ids.Where(id => !wanted.Contains(id)).ToArray())
        {
            Set(gone, isIn: false);
        }

        foreach (var id in wanted)
        {
            Set(id, isIn: true);
        }

        Changed?.Invoke();
    }

    public void Toggle(ulong elephant)
    {
        Set(elephant, !_ids.Contains(elephant));
        Changed?.Invoke();
    }

    public void All() => Only(elephants.Pieces.Keys);

    public void Clear() => Only();

    /// <summary>Returns the piece after a former one in reading order, or the one before if it was the last.</summary>
    public ElephantPiece? Beside(ElephantPiece gone)
    {
        var order = Order(elephants.Pieces.Values.Append(gone).Distinct()).ToArray();
        var at = Array.IndexOf(order, gone);
        return at + 1 < order.Length ? order[at + 1]
            : at > 0 ? order[at - 1]
            : null;
    }

    /// <summary>Removes an elephant that left the floor.</summary>
    internal void Forget(ElephantPiece gone)
    {
        gone.IsSelected = false;
        if (_ids.Remove(gone.Elephant.Id))
        {
            Changed?.Invoke();
        }
    }

    /// <summary>Removes an elephant that left the porch.</summary>
    internal void Forget(PorchNote gone)
    {
        if (_ids.Remove(gone.Face.Id))
        {
            Changed?.Invoke();
        }
    }

    private static IEnumerable<ElephantPiece> Order(IEnumerable<ElephantPiece> pieces) =>
        pieces
            .OrderBy(piece => MathF.Floor(piece.Transform.Position.Y / Row))
            .ThenBy(piece => piece.Transform.Position.X)
            .ThenBy(piece => piece.Elephant.Id);

    private void Set(ulong elephant, bool isIn)
    {
        if (elephants.Pieces.TryGetValue(elephant, out var piece))
        {
            piece.IsSelected = isIn;
        }
        else if (porch.Notes.TryGetValue(elephant, out var note))
        {
            note.IsSelected = isIn;
        }
        else
        {
            isIn = false;
        }

        _ = isIn ? _ids.Add(elephant) : _ids.Remove(elephant);
    }
}
