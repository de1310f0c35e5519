namespace ElephantBoard.Tests.Integration.Private.Attack;

/// <summary>Searches a stolen file, free pages and all, for the bytes of each elephant, and guesses the person whose name, row or token hash
/// is nearest to any of it.</summary>
internal sealed class NearbyBytesGuesser(string file, bool isBefore) : IGuesser
{
    public string Name => $"nearest bytes in {file} {(isBefore ? "before" : "after")} the pour";

    public int[]? Guess(ObservedSession session)
    {
        var bytes = (isBefore ? session.Before : session.After).Bytes(file);
        var suspects = session.Suspects.Select(suspect => Places(bytes, suspect)).ToList();
        var elephants = session.Elephants.Select(elephant => Places(bytes, elephant)).ToList();
        if (elephants.All(places => places.Count == 0) || suspects.All(places => places.Count == 0))
        {
            return null;
        }
        return
        [
            .. elephants.Select(places =>
                Enumerable.Range(0, suspects.Count).MinBy(suspect => Distance(places, suspects[suspect]))
            ),
        ];
    }

    private static List<int> Places(byte[] bytes, Trace trace)
    {
        var places = new List<int>();
        foreach (var mark in trace.Marks)
        {
            for (var from = 0; bytes.AsSpan(from).IndexOf(mark) is >= 0 and var at; from += at + 1)
            {
                places.Add(from + at);
            }
        }
        return places;
    }

    private static int Distance(List<int> some, List<int> others) =>
        some.SelectMany(one => others.Select(other => Math.Abs(one - other))).DefaultIfEmpty(int.MaxValue).Min();
}
