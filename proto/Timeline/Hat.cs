using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

internal static class Hat
{
    public static Room Poured(Room room, HatPoured fact)
    {
        var elephants = room.Elephants.ToBuilder();
        var pour = room.Pours + 1;
        foreach (var poured in fact.Elephants)
        {
            elephants[poured.Elephant] = new Elephant
            {
                Id = poured.Elephant,
                Wording = WordingId.From(poured.Wording),
                Hurts = poured.Hurts,
                Between = Standing.From(poured.Between),
                X = poured.X,
                Y = poured.Y,
                Colour = poured.Colour,
                Author = poured.Author,
                Pour = pour,
            };
        }
        foreach (var rewording in fact.Rewordings)
        {
            if (elephants.TryGetValue(rewording.Elephant, out var elephant))
            {
                elephants[rewording.Elephant] = elephant with { Wording = WordingId.From(rewording.Wording) };
            }
        }
        return room with { Pours = pour, Round = fact.NextRound, Elephants = elephants.ToImmutable() };
    }

    public static Room PutDown(Room room, ElephantPutDown fact, uint by) =>
        room with
        {
            Elephants = room.Elephants.SetItem(
                fact.Elephant,
                new Elephant
                {
                    Id = fact.Elephant,
                    Wording = WordingId.From(fact.Wording),
                    Hurts = fact.Hurts,
                    Between = Standing.From(fact.Between),
                    X = fact.X,
                    Y = fact.Y,
                    Colour = fact.Colour,
                    Author = by,
                }
            ),
        };
}
