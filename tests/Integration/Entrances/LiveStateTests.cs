using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Link;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Workshop = ElephantBoard.Tests.Integration.Hard.Workshop;

namespace ElephantBoard.Tests.Integration.Entrances;

/// <summary>The live state over both entrances: what everyone sees, and what is left of it after a restart.</summary>
public sealed class LiveStateTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Live2_everyone_sees_one_table_across_a_restart_of_the_server(bool overGrpc)
    {
        var folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;
        var first = await RunningServer.StartAsync(folder: folder);
        await using var workshop = await Workshop.OpenAsync(first.Grpc, people: 1, elephants: 3);
        await using IEntrance entrance = overGrpc ? new GrpcEntrance(first.Grpc) : new HubEntrance(first.Http);
        await using var host = new Following(entrance, workshop.Host, workshop.HostKeys);
        await using var guest = new Following(entrance, workshop.People[1]);
        await host.UntilAsync(view => view.Room.Elephants.Count == 3);
        var order = ReadingOrder.Of(host.Room.Now.Room).Select(elephant => elephant.Id).ToArray();

        Assert.Null((await host.Seat.DoAsync(new() { StartReading = new() }, null, default)).Refusal);
        Assert.Null((await PutAsync(host, order[1], order[0])).Refusal);
        // The second tap of two, and one that came too late.
        Assert.Null((await PutAsync(host, order[1], order[0])).Refusal);
        Assert.Equal(RefusalCode.TableChanged, (await PutAsync(host, order[2], order[0])).Refusal.Code);
        Assert.Equal(RefusalCode.NoElephant, (await PutAsync(host, 1, order[1])).Refusal.Code);
        Assert.Equal(RefusalCode.Role, (await PutAsync(guest, order[2], order[1])).Refusal.Code);
        await SameAsync(order[1]);
        await using var newcomer = new Following(entrance, await workshop.JoinAsync("Newcomer"));
        await newcomer.UntilAsync(view => view.OnTable == order[1] && view.Live.State.Reading.At == order[1]);

        await first.DisposeAsync();
        await host.UntilAsync(view => view.Link.Phase == LinkPhase.Reconnecting);
        await using var again = await RunningServer.StartAsync(
            folder: folder,
            settings:
            [
                ("ElephantBoard:HttpPort", $"{first.Http.Port}"),
                ("ElephantBoard:GrpcPort", $"{first.Grpc.Port}"),
            ]
        );
        await host.UntilAsync(view => view.Link.Phase == LinkPhase.Live);
        await SameAsync(order[1]);
        var aside = new Command { SetAside = new() { Elephant = order[1] } };
        Assert.Null((await host.Seat.DoAsync(aside, null, default)).Refusal);
        await SameAsync(0);
        Assert.Equal(order[1], host.Room.Now.Live.State.Reading.At);
        Assert.Null((await host.Seat.DoAsync(new() { EndReading = new() }, null, default)).Refusal);
        await host.UntilAsync(view => view.Live.State is null);
        await guest.UntilAsync(view => view.Live.State is null);
        await newcomer.UntilAsync(view => view.Live.State is null);
        Assert.Equal((0, 0), (host.Room.DivergenceCount, guest.Room.DivergenceCount));

        async Task SameAsync(ulong elephant)
        {
            await host.UntilAsync(view => view.OnTable == elephant && view.Live.State?.Reading?.At == order[1]);
            await guest.UntilAsync(view => Equals(view.Live.State, host.Room.Now.Live.State));
        }
    }

    private static Task<Answer> PutAsync(Following by, ulong elephant, ulong instead) =>
        by.Seat.DoAsync(
            new()
            {
                PutOnTable = new() { Elephant = elephant, Instead = instead },
            },
            null,
            default
        );
}
