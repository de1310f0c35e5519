using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

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
            return Refuse.With(RefusalCode.AlreadyOut);
        }
        if (command.Kind is < DecisionKind.Solved or > DecisionKind.Accepted)
        {
            return Refuse.With(RefusalCode.NoDecision);
        }
        if (NormalText.Paragraph(command.Wording, envelope.Limits.Decision, out var text) is { } unreadable)
        {
            return unreadable.Code == RefusalCode.TextEmpty ? Refuse.With(RefusalCode.NoDecision) : unreadable;
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
