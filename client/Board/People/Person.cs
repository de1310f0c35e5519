namespace ElephantBoard.Board.People;

/// <summary>A person as the room shows them.</summary>
/// <param name="Short">Their name, shortened so that nobody beside them has the same.</param>
/// <param name="Initials">The letters on their shape, which nobody else has.</param>
/// <param name="Department">0: none.</param>
/// <param name="IsHere">Disconnected people are pale.</param>
public sealed record Person(
    uint Number,
    string Name,
    uint Department,
    bool IsHere,
    string Short = "",
    string Initials = ""
);
