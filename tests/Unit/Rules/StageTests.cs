using ElephantBoard.Rules;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Rules;

public sealed class StageTests
{
    private static readonly Stage[] All = [.. Enum.GetValues<Stage>().Where(stage => stage != Stage.Unspecified)];

    [Fact]
    public void Stage1_a_room_goes_from_any_stage_to_any_other_and_nothing_else_changes()
    {
        foreach (var from in All)
        {
            foreach (var to in All.Where(to => to != from))
            {
                var (workshop, _) = Workshop.WithElephants();
                if (from != Stage.Debrief)
                {
                    workshop.GoTo(from);
                }
                var before = workshop.Room;
                workshop.GoTo(to);
                Assert.Equal(before with { Stage = to, Sequence = workshop.Room.Sequence }, workshop.Room);
                Assert.Empty(workshop.Last.Changes);
            }
        }
    }

    [Fact]
    public void Stage2_a_step_from_a_stage_that_the_room_has_left_is_refused()
    {
        var workshop = new Workshop();
        var next = new GoToStage { From = Stage.Gather, To = Stage.Spot };
        workshop.Accepted(workshop.Host, next);
        Assert.Equal(RefusalCode.StageMoved, workshop.Refused(workshop.Host, next));
        Assert.Equal(Stage.Spot, workshop.Room.Stage);
    }

    [Theory]
    [InlineData(Stage.Unspecified)]
    [InlineData((Stage)7)]
    [InlineData((Stage)int.MinValue)]
    public void Stage2_there_is_no_stage_but_the_six(Stage to)
    {
        var workshop = new Workshop();
        Assert.Equal(
            RefusalCode.Malformed,
            workshop.Refused(workshop.Host, new GoToStage { From = Stage.Gather, To = to })
        );
    }

    [Fact]
    public void Stage3_to_the_stage_that_the_room_is_in_nothing_happens()
    {
        var workshop = new Workshop();
        Assert.Empty(workshop.Accepted(workshop.Host, new GoToStage { From = Stage.Gather, To = Stage.Gather }));
    }

    [Fact]
    public void Stage4_each_act_is_open_in_the_stages_and_to_the_roles_of_its_rule_and_in_no_other()
    {
        foreach (var field in Command.Descriptor.Oneofs[0].Fields)
        {
            var rule = Guard.Of(field.MessageType);
            foreach (var stage in All)
            {
                foreach (var role in Enum.GetValues<Role>())
                {
                    var command = Workshop.Command(field.MessageType.Parser.ParseFrom([]));
                    var room = ElephantBoard.Timeline.Room.Empty with { Stage = stage };
                    var envelope = new Envelope(1, role, 1, new Entropy(new byte[32]), Limits.Default);
                    var decision = Decide.Command(room, PrivateState.Empty, command, envelope);
                    var code = (decision as Decision.Refused)?.Refusal.Code;
                    var forbidden =
                        rule.Roles.Count > 0 && !rule.Roles.Contains(role) ? RefusalCode.Role
                        : rule.Stages.Count > 0 && !rule.Stages.Contains(stage) ? RefusalCode.Stage
                        : RefusalCode.Unspecified;
                    if (forbidden != RefusalCode.Unspecified)
                    {
                        Assert.Equal(forbidden, code);
                    }
                    else
                    {
                        Assert.NotEqual(RefusalCode.Role, code);
                        Assert.NotEqual(RefusalCode.Stage, code);
                    }
                }
            }
        }
    }
}
