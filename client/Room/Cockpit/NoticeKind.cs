namespace ElephantBoard.Showing.Cockpit;

internal enum NoticeKind
{
    News,
    Done,
    Trouble,
}
