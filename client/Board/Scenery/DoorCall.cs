namespace ElephantBoard.Board.Scenery;

/// <summary>How the door answers a drag.</summary>
public enum DoorCall
{
    /// <summary>Nothing is dragged that this user may show out.</summary>
    None,

    /// <summary>It is open and highlighted: what is dragged can be dropped on it.</summary>
    Offers,

    /// <summary>The pointer is over it: releasing opens the decision.</summary>
    Takes,
}
