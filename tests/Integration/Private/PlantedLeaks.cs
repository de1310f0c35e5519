using ElephantBoard.Host.Rooms;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>A room that remembers who keeps what: what must never be built.</summary>
internal abstract class PlantedLeak : IIncomingGrainCallFilter
{
    private readonly Dictionary<string, uint> _participantOf = [];

    /// <summary>Elephants in the order in which they were written, with their author.</summary>
    protected List<(ulong Elephant, uint Author)> Written { get; } = [];

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var request = context.Request;
        switch (context.MethodName)
        {
            case nameof(IRoomGrain.Open):
                Written.Clear();
                break;
            case nameof(IRoomGrain.TakePocket):
                var taking = TakePocketRequest.Parser.ParseFrom((byte[])request.GetArgument(2)!);
                _participantOf[taking.Key.ToBase64()] = (uint)request.GetArgument(0)!;
                break;
            case nameof(IRoomGrain.Keep):
                var command = PocketCommand.Parser.ParseFrom((byte[])request.GetArgument(0)!);
                var key = Convert.ToBase64String(Secrets.PocketKey(command.Secret.Span));
                Written.Add((Secrets.ElephantOf(command.Put.Key.Span), _participantOf[key]));
                break;
            default:
                break;
        }
        await context.Invoke();
        await LeakAsync(context);
    }

    protected abstract Task LeakAsync(IIncomingGrainCallContext context);
}

/// <summary>Tells the author in the checkpoint.</summary>
internal sealed class LeakOfAuthor : PlantedLeak
{
    protected override Task LeakAsync(IIncomingGrainCallContext context)
    {
        if (context.Result is RoomCheckpoint told)
        {
            var checkpoint = Checkpoint.Parser.ParseFrom(told.Bytes);
            foreach (var elephant in checkpoint.State.Elephants)
            {
                elephant.Author = Written.Find(written => written.Elephant == elephant.Elephant).Author;
            }
            context.Result = told with { Bytes = checkpoint.ToByteArray() };
        }
        return Task.CompletedTask;
    }
}

/// <summary>Lists elephants in the order in which they were written.</summary>
internal sealed class LeakOfOrder : PlantedLeak
{
    protected override Task LeakAsync(IIncomingGrainCallContext context)
    {
        if (context.Result is CatchUp told)
        {
            var frame = Frame.Parser.ParseFrom(told.Frame);
            foreach (var poured in frame.Items.Select(item => item.Event?.HatPoured).OfType<HatPoured>())
            {
                var ordered = poured.Elephants.OrderBy(elephant =>
                    Written.FindIndex(written => written.Elephant == elephant.Elephant)
                );
                var elephants = ordered.ToList();
                poured.Elephants.Clear();
                poured.Elephants.Add(elephants);
            }
            context.Result = told with { Frame = frame.ToByteArray() };
        }
        return Task.CompletedTask;
    }
}
