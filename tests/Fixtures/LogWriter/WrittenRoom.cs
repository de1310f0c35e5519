using ElephantBoard.Log;

namespace ElephantBoard.Tests.LogWriter;

/// <summary>What the n-th commit of a room is: so that whoever reads it knows what must be there.</summary>
public static class WrittenRoom
{
    private const ulong CommitsARound = 50;

    public static Guid Id(int number) => new(number + 1, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]);

    public static string Code(int number) => $"W{number:D9}";

    /// <summary>Events of the commit that makes this revision: 0, 1 or 2.</summary>
    public static int Events(ulong revision) => (int)(revision % 3);

    /// <summary>The open round after this revision.</summary>
    public static ulong Round(ulong revision) => revision / CommitsARound;

    /// <summary>Every second commit takes a pocket, and the first one of a round drops the round before.</summary>
    public static bool TakesPocket(ulong revision) => revision % 2 == 0;

    public static byte[] Pocket(ulong revision) =>
        [(byte)(revision * 151), .. BitConverter.GetBytes(revision), .. new byte[23]];

    public static Commit Commit(int number, Head head)
    {
        var revision = head.Revision + 1;
        var round = Round(revision);
        return new Commit
        {
            Room = Id(number),
            Expected = head,
            Events = Events(revision),
            Turn = BitConverter.GetBytes(revision).Concat(new byte[92]).ToArray(),
            Rows = [new Row(RowKind.Tag, BitConverter.GetBytes(revision), BitConverter.GetBytes(number))],
            Private = TakesPocket(revision)
                ? [new PrivateRow(round, Pocket(revision), 0, BitConverter.GetBytes(revision))]
                : [],
            DroppedRounds = revision % CommitsARound == 0 ? [round - 1] : [],
        };
    }
}
