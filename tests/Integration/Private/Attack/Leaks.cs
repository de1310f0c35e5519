using System.Collections.Concurrent;
using System.Text;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Log;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Integration.Private.Attack;

/// <summary>Who writes what in the current session, for leaks that are planted on purpose.</summary>
internal sealed class Authors
{
    private readonly ConcurrentDictionary<ulong, uint> _ofElephant = [];
    private readonly ConcurrentDictionary<string, uint> _ofText = [];
    private readonly ConcurrentQueue<byte[]> _written = [];

    public void Add(ulong elephant, string text, uint author, string name)
    {
        (_ofElephant[elephant], _ofText[text]) = (author, author);
        _written.Enqueue([.. Encoding.UTF8.GetBytes(text), .. Encoding.UTF8.GetBytes(name), .. new byte[100]]);
    }

    public uint Of(ulong elephant) => _ofElephant.GetValueOrDefault(elephant);

    public uint Of(string text) => _ofText.GetValueOrDefault(text);

    /// <summary>Returns each text with its author's name beside it.</summary>
    public byte[] Written() => [.. _written.SelectMany(bytes => bytes)];

    public void Clear()
    {
        _ofElephant.Clear();
        _ofText.Clear();
        _written.Clear();
    }
}

/// <summary>Changes the pour's event wherever the room's timeline is read.</summary>
/// <param name="change">Gets the event and the author of each elephant.</param>
internal sealed class LeakInPour(Authors authors, Action<HatPoured, Func<PouredElephant, uint>> change)
    : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.Result is CatchUp told)
        {
            var frame = Frame.Parser.ParseFrom(told.Frame);
            foreach (var poured in frame.Items.Select(item => item.Event?.HatPoured).OfType<HatPoured>())
            {
                change(poured, elephant => authors.Of(elephant.Elephant));
            }
            context.Result = told with { Frame = frame.ToByteArray() };
        }
    }
}

/// <summary>A new watcher receives as many bytes as the last draft is long, so its size is visible when its author writes.</summary>
internal sealed class LeakInGreeting : IIncomingGrainCallFilter
{
    private volatile int _length;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.MethodName == nameof(IRoomGrain.Keep))
        {
            var command = PocketCommand.Parser.ParseFrom((byte[])context.Request.GetArgument(0)!);
            _length = command.Put.Draft.Text.Length;
        }
        await context.Invoke();
        if (context.MethodName == nameof(IRoomGrain.Greet))
        {
            var frame = Frame.Parser.ParseFrom((byte[])context.Result!);
            frame.Items.Insert(0, new Item { Wording = new Wording { Text = new string('x', _length) } });
            context.Result = frame.ToByteArray();
        }
    }
}

/// <summary>Stores the texts of a pour in the order of their authors.</summary>
internal static class LeakInRows
{
    public static Commit Of(Commit commit, Authors authors) =>
        commit with
        {
            Rows = [.. commit.Rows.OrderBy(row => AuthorOf(row, authors))],
        };

    private static uint AuthorOf(Row row, Authors authors) =>
        row is { Kind: RowKind.Wording, Value: { } value }
            ? authors.Of(WordingRecord.Parser.ParseFrom(value.Span).Text)
            : 0;
}
