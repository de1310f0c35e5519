using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>Everything that a watcher got, item by item: how items are put into frames depends on how quickly they are read.</summary>
internal sealed class Seen(AsyncServerStreamingCall<Frame> watch)
{
    private readonly MemoryStream _bytes = new();
    private readonly Queue<Item> _read = new();

    public byte[] Bytes => _bytes.ToArray();

    public List<Item> Items { get; } = [];

    public IEnumerable<int> Sizes => Items.Select(item => item.CalculateSize());

    public async Task UntilAsync(Func<Item, bool> reached)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            while (_read.TryDequeue(out var item))
            {
                item.WriteDelimitedTo(_bytes);
                Items.Add(item);
                if (reached(item))
                {
                    return;
                }
            }
            Assert.True(await watch.ResponseStream.MoveNext(timeout.Token), "the stream ended");
            foreach (var item in watch.ResponseStream.Current.Items)
            {
                _read.Enqueue(item);
            }
        }
    }
}
