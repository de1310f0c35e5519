using ElephantBoard.Rules.Text;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

internal static class KickingOut
{
    public static Decision Decide(Room room, KickOut command, Envelope envelope)
    {
        if (Elephants.Find(room, command.Elephant, out var elephant) is { } refusal)
        {
            return refusal;
        }
        if (elephant.IsOut)
        {
            return Refusals.Create(RefusalCode.AlreadyOut);
        }
        if (command.Kind is < DecisionKind.Solved or > DecisionKind.Accepted)
        {
            return Refusals.Create(RefusalCode.NoDecision);
        }
        if (NormalText.Paragraph(command.Wording, envelope.Limits.Decision, out var text) is { } unreadable)
        {
            return unreadable.Code == RefusalCode.TextEmpty ? Refusals.Create(RefusalCode.NoDecision) : unreadable;
        }
        var wording = Wordings.Keep(text, envelope.Entropy);
        return new Decision.Accepted([
            new Event
            {
                By = envelope.By,
                KickedOut = new ElephantKickedOut
                {
                    Elephant = elephant.Id,
                    Kind = command.Kind,
                    Decision = wording.Id.ToByteString(),
                },
            },
        ])
        {
            Changes = [wording],
        };
    }
}
