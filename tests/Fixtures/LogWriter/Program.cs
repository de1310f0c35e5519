using ElephantBoard.Log;
using ElephantBoard.Tests.LogWriter;

// Writes in many rooms until it is killed, and prints "ROOM REVISION" after each acknowledgement.
// Arguments: data folder, number of rooms.
await using var log = await SqliteRoomLog.OpenAsync(
    new SqliteLogOptions { DataFolder = args[0] },
    TimeProvider.System,
    default
);
var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
await Task.WhenAll(Enumerable.Range(0, int.Parse(args[1], null)).Select(WriteAsync));

async Task WriteAsync(int number)
{
    var room = WrittenRoom.Id(number);
    await log.CreateAsync(room, WrittenRoom.Code(number), 1, default);
    var head = (await log.ReadRoomAsync(room, default))!.Head;
    while (true)
    {
        var commit = WrittenRoom.Commit(number, head);
        if (await log.AppendAsync(commit, default) != AppendOutcome.Written)
        {
            throw new InvalidOperationException("The only writer was refused.");
        }
        head = new Head(1, head.Sequence + (uint)commit.Events, head.Revision + 1);
        await output.WriteLineAsync($"{number} {head.Revision}");
    }
}
