using ElephantBoard.Rules.Pockets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Questions;

/// <summary>Answers: one per pocket of the open question's round. <see cref="QuestionKind"/> has the rules for what they say.</summary>
internal sealed class AnswerItems : ItemKind
{
    public override bool BelongsTo(Room room, ulong round) => room.OpenQuestion?.Round == round;

    public override bool Contributes(Room room, PocketItem item) =>
        room.OpenQuestion is { } question && QuestionKinds.Of(question).IsDone(item.Answer);

    public override Refusal? Check(Put put, PocketItem item, out PocketItem kept)
    {
        kept = item;
        if (!item.Key.Span.SequenceEqual(PocketItems.AnswerKey.Span))
        {
            return Refusals.Malformed("key");
        }
        var question = put.Room.OpenQuestion!;
        var number = Oneofs.NumberOf(item.Answer, "kind");
        if (number == 0 || number != Oneofs.NumberOf(question, "kind"))
        {
            return Refusals.Malformed("kind");
        }
        var refusal = QuestionKinds.Of(question).Check(put.Room, item.Answer, out var answer);
        kept = new PocketItem { Answer = answer };
        return refusal;
    }
}
