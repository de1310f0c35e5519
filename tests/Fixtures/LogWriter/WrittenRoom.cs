using ElephantBoard.Log;

namespace ElephantBoard.Tests.LogWriter;

/// <summary>Defines the n-th commit of a room, so that a reader knows what it must find.</summary>
public static class WrittenRoom
{
    private const ulong CommitsARound = 50;
    private const int BlockSize = 16;
    private static readonly byte[] Mark = "erased!"u8.ToArray();

    public static Guid Id(int number) => new(number + 1, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]);

    public static string Code(int number) => $"W{number:D9}";

    /// <summary>Events of the commit that makes this revision: 0, 1 or 2.</summary>
    public static int Events(ulong revision) => (int)(revision % 3);

    /// <summary>The open round after this revision.</summary>
    public static ulong Round(ulong revision) => revision / CommitsARound;

    /// <summary>Every second commit writes the private image of its round, and the first one of a round drops the round before.</summary>
    public static bool WritesImage(ulong revision) => revision % 2 == 0;

    public static byte[] Key(ulong revision) =>
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
            Batch = BitConverter.GetBytes(revision).Concat(new byte[92]).ToArray(),
            Rows = Rows(number, revision),
            Private = WritesImage(revision) ? [new PrivateImage(round, Image(number, revision))] : [],
            DroppedRounds = revision % CommitsARound == 0 ? [round - 1] : [],
        };
    }

    /// <summary>Returns the content of a wording or a nonce: 16 bytes, repeated, that identify the room and the revision.</summary>
    public static byte[] Content(int number, ulong revision)
    {
        byte[] block = [.. Mark, (byte)number, .. BitConverter.GetBytes(revision)];
        return [.. Enumerable.Repeat(block, 3 + (int)(revision * 7 % 40)).SelectMany(bytes => bytes)];
    }

    /// <summary>Returns a private image. It uses room number + 100, which distinguishes it from a wording.</summary>
    public static byte[] Image(int number, ulong revision) => Content(number + 100, revision);

    /// <summary>Returns the revision of the current image of the round that is open at a head; 0 if there is none yet.</summary>
    public static ulong ImageAt(ulong head) => head - head % 2;

    /// <summary>Returns the contents that these bytes include anywhere.</summary>
    public static HashSet<(int Room, ulong Revision)> Find(ReadOnlySpan<byte> file)
    {
        var found = new HashSet<(int, ulong)>();
        for (var at = file.IndexOf(Mark); at >= 0 && file.Length >= BlockSize; at = file.IndexOf(Mark))
        {
            file = file[at..];
            if (file.Length >= BlockSize)
            {
                found.Add((file[Mark.Length], BitConverter.ToUInt64(file[(Mark.Length + 1)..])));
            }
            file = file[1..];
        }
        return found;
    }

    /// <summary>Returns whether a wording of this revision is still stored at a later one: every seventh is.</summary>
    public static bool Stays(ulong revision, ulong head) => revision > head - Math.Min(head, 3) || revision % 7 == 0;

    private static Row[] Rows(int number, ulong revision)
    {
        var rows = new List<Row>
        {
            new(RowKind.Tag, BitConverter.GetBytes(revision), BitConverter.GetBytes(number)),
            new(RowKind.Wording, Key(revision), Content(number, revision)),
        };
        if (revision > 3 && !Stays(revision - 3, revision))
        {
            rows.Add(Row.Deleted(RowKind.Wording, Key(revision - 3)));
        }
        return [.. rows];
    }
}
