namespace ElephantBoard.Board.Panels;

internal enum NoticeKind
{
    News,
    Done,
    Trouble,
}
