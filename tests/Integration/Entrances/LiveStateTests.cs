using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Timer2_two_hosts_start_one_at_once_and_everyone_sees_that_of_the_first(bool overGrpc)
    {
        await using var server = await RunningServer.StartAsync();
        await using IEntrance entrance = overGrpc ? new GrpcEntrance(server.Grpc) : new HubEntrance(server.Http);
        var opened = (await entrance.OpenRoomAsync(People.Opening(anonymous: true), default)).Opened;
        var joining = People.Joining(opened.Code, "Other");
        joining.HostSecret = opened.HostSecret;
        var joined = (await entrance.JoinAsync(joining, default)).Joined;
        await using var host = new Following(entrance, Membership.From(opened));
        await using var other = new Following(entrance, Membership.From(opened.Code, joined));
        await using var guest = new Following(entrance, await People.JoinAsync(entrance, opened.Code, "Guest"));
        var answers = await Task.WhenAll(
            host.Seat.DoAsync(new() { StartTimer = new() { Seconds = 600 } }, null, default),
            other.Seat.DoAsync(new() { StartTimer = new() { Seconds = 300 } }, null, default)
        );
        Assert.Equal(RefusalCode.TimerRuns, Assert.Single(answers, answer => answer.Accepted is null).Refusal.Code);
        await guest.UntilAsync(view => view.Timer is not null);
        var timer = guest.Room.Now.Timer!;
        Assert.Equal(answers[0].Accepted is null ? 300_000u : 600_000u, timer.Length);
        await host.UntilAsync(view => timer.Equals(view.Timer));
        await other.UntilAsync(view => timer.Equals(view.Timer));

        Assert.Null(
            (await other.Seat.DoAsync(new() { PauseTimer = new() { Timer = timer.Id } }, null, default)).Refusal
        );
        await guest.UntilAsync(view => view.Timer is { Ends: 0, Left: > 0 });
        var zero = new Command { StartTimer = new() };
        Assert.Equal(RefusalCode.TimerLength, (await host.Seat.DoAsync(zero, null, default)).Refusal.Code);
        var stop = new Command { StopTimer = new() { Timer = timer.Id } };
        Assert.Equal(RefusalCode.Role, (await guest.Seat.DoAsync(stop, null, default)).Refusal.Code);
        Assert.Null((await host.Seat.DoAsync(stop, null, default)).Refusal);
        await guest.UntilAsync(view => view.Live.State is null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hand4_everyone_sees_the_hands_and_one_who_leaves_has_none(bool overGrpc)
    {
        await using var server = await RunningServer.StartAsync();
        // A connection to the hub ends with the membership of its client.
        await using var entrance = Enter();
        await using var annsEntrance = Enter();
        await using var bensEntrance = Enter();
        await using var host = new Following(entrance, await People.OpenAsync(entrance, anonymous: true));
        var code = host.Seat.Membership.Code;
        await using var ann = new Following(annsEntrance, await People.JoinAsync(entrance, code, "Ann"));
        await using var ben = new Following(bensEntrance, await People.JoinAsync(entrance, code, "Ben"));
        var (annsNumber, bensNumber) = (ann.Seat.Membership.Participant, ben.Seat.Membership.Participant);
        Assert.Null((await ann.Seat.DoAsync(new() { RaiseHand = new() }, null, default)).Refusal);
        Assert.Null((await ben.Seat.DoAsync(new() { RaiseHand = new() }, null, default)).Refusal);
        await host.UntilAsync(view => view.Hands.SequenceEqual([annsNumber, bensNumber]));
        var give = new Command { GiveFloor = new() { Participant = bensNumber } };
        Assert.Equal(RefusalCode.Role, (await ben.Seat.DoAsync(give, null, default)).Refusal.Code);
        Assert.Null((await host.Seat.DoAsync(give, null, default)).Refusal);
        await ann.UntilAsync(view => view.Floor == bensNumber && view.Hands.SequenceEqual([annsNumber]));
        Assert.Null((await ann.Seat.DoAsync(new() { Leave = new() }, null, default)).Refusal);
        await ben.UntilAsync(view => view.Floor == bensNumber && view.Hands.Count == 0);
        Assert.Null((await ben.Seat.DoAsync(new() { Leave = new() }, null, default)).Refusal);
        await host.UntilAsync(view => !view.Room.Participants[bensNumber].IsHere);
        await host.UntilAsync(view => view.Live.State is null);

        IEntrance Enter() => overGrpc ? new GrpcEntrance(server.Grpc) : new HubEntrance(server.Http);
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
