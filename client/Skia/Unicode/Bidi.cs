using System.Globalization;
using System.Text;

namespace ElephantBoard.Skia.Unicode;

using static BidiClass;

/// <summary>Computes the embedding levels of a paragraph: UAX #9.</summary>
public static class Bidi
{
    private const int Deepest = 125;

    private static readonly ClassTable<BidiClass> Classes = ClassTable<BidiClass>.Load("bidi-class");
    private static readonly Dictionary<int, (int Pair, bool Opens)> Brackets = LoadBrackets();

    /// <summary>Returns the level of each UTF-16 unit of one paragraph, before rule L1.</summary>
    /// <param name="level">The paragraph's direction, 0 or 1; null takes it from the first strong character.</param>
    /// <param name="paragraph">The resulting level of the paragraph.</param>
    public static byte[] Levels(string text, byte? level, out byte paragraph)
    {
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            points.Add(rune.Value);
        }

        var classes = points.Select(point => Classes[point]).ToArray();
        paragraph = level ?? First(classes, 0, classes.Length) ?? 0;
        var levels = Resolve([.. points], classes, paragraph);
        var result = new byte[text.Length];
        var index = 0;
        var unit = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            for (var i = 0; i < rune.Utf16SequenceLength; i++)
            {
                result[unit++] = levels[index];
            }

            index++;
        }

        return result;
    }

    /// <summary>Applies rule L1: trailing white space and separators get the paragraph's level.</summary>
    public static void ResetEnds(string text, byte[] levels, int start, int end, byte paragraph)
    {
        var resets = true;
        for (var i = end - 1; i >= start; i--)
        {
            if (char.IsLowSurrogate(text[i]) && i > start)
            {
                continue;
            }

            var kind = Classes[PointAt(text, i)];
            if (kind is S or B || (resets && (kind is WS || IsIsolate(kind) || kind == PDI || IsRemoved(kind))))
            {
                levels[i] = paragraph;
                resets = true;
            }
            else
            {
                resets = false;
            }
        }
    }

    /// <summary>Applies rule L2: returns the visual order of runs, from left to right.</summary>
    public static int[] Order(IReadOnlyList<byte> levels)
    {
        var order = Enumerable.Range(0, levels.Count).ToArray();
        var max = levels.DefaultIfEmpty((byte)0).Max();
        for (var level = max; level >= 1; level--)
        {
            for (var i = 0; i < order.Length; i++)
            {
                var start = i;
                while (i < order.Length && levels[order[i]] >= level)
                {
                    i++;
                }

                if (i > start)
                {
                    Array.Reverse(order, start, i - start);
                }
            }
        }

        return order;
    }

    private static int PointAt(string text, int index) =>
        Rune.TryGetRuneAt(text, index, out var rune) ? rune.Value : Rune.ReplacementChar.Value;

    private static byte? First(BidiClass[] classes, int start, int end)
    {
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            switch (classes[i])
            {
                case LRI or RLI or FSI:
                    depth++;
                    break;
                case PDI:
                    depth = Math.Max(0, depth - 1);
                    break;
                case L when depth == 0:
                    return 0;
                case R or AL when depth == 0:
                    return 1;
                case B:
                    return null;
            }
        }

        return null;
    }

    private static byte[] Resolve(int[] points, BidiClass[] original, byte paragraph)
    {
        var count = points.Length;
        var classes = (BidiClass[])original.Clone();
        var levels = new byte[count];
        var match = MatchIsolates(original);
        Explicit(original, classes, levels, match, paragraph);
        // Each run looks at its neighbors' levels after the explicit rules.
        var runs = Sequences(original, levels, match)
            .Select(sequence => new IsolatingRun(points, original, classes, levels, sequence, paragraph, match))
            .ToArray();
        foreach (var run in runs)
        {
            run.Resolve(Brackets);
        }

        // Characters that X9 removes are invisible; they take the level of the character before.
        for (var i = 0; i < count; i++)
        {
            if (IsRemoved(original[i]))
            {
                levels[i] = i > 0 ? levels[i - 1] : paragraph;
            }
        }

        return levels;
    }

    private static int[] MatchIsolates(BidiClass[] classes)
    {
        var match = new int[classes.Length];
        Array.Fill(match, -1);
        var open = new Stack<int>();
        for (var i = 0; i < classes.Length; i++)
        {
            if (IsIsolate(classes[i]))
            {
                open.Push(i);
            }
            else if (classes[i] == PDI && open.TryPop(out var start))
            {
                (match[start], match[i]) = (i, start);
            }
            else if (classes[i] == B)
            {
                open.Clear();
            }
        }

        return match;
    }

    /// <summary>Applies rules X1 to X8.</summary>
    private static void Explicit(BidiClass[] original, BidiClass[] classes, byte[] levels, int[] match, byte paragraph)
    {
        var stack = new Stack<(byte Level, BidiClass? Override, bool Isolate)>();
        stack.Push((paragraph, null, false));
        var (lostIsolates, lostEmbeddings, isolates) = (0, 0, 0);
        for (var i = 0; i < original.Length; i++)
        {
            var (level, forced, _) = stack.Peek();
            var kind = original[i];
            levels[i] = level;
            switch (kind)
            {
                case RLE or LRE or RLO or LRO:
                    var embedded = NextLevel(level, kind is RLE or RLO);
                    if (embedded <= Deepest && lostIsolates == 0 && lostEmbeddings == 0)
                    {
                        stack.Push(
                            (
                                (byte)embedded,
                                kind == RLO ? R
                                : kind == LRO ? L
                                : null,
                                false
                            )
                        );
                    }
                    else if (lostIsolates == 0)
                    {
                        lostEmbeddings++;
                    }

                    break;
                case RLI or LRI or FSI:
                    classes[i] = forced ?? kind;
                    var end = match[i] < 0 ? original.Length : match[i];
                    var isRight = kind == RLI || (kind == FSI && First(original, i + 1, end) == 1);
                    var isolated = NextLevel(level, isRight);
                    if (isolated <= Deepest && lostIsolates == 0 && lostEmbeddings == 0)
                    {
                        isolates++;
                        stack.Push(((byte)isolated, null, true));
                    }
                    else
                    {
                        lostIsolates++;
                    }

                    break;
                case PDI:
                    if (lostIsolates > 0)
                    {
                        lostIsolates--;
                    }
                    else if (isolates > 0)
                    {
                        lostEmbeddings = 0;
                        while (!stack.Peek().Isolate)
                        {
                            stack.Pop();
                        }

                        stack.Pop();
                        isolates--;
                    }

                    (level, forced, _) = stack.Peek();
                    levels[i] = level;
                    classes[i] = forced ?? kind;
                    break;
                case PDF:
                    if (lostIsolates == 0 && lostEmbeddings > 0)
                    {
                        lostEmbeddings--;
                    }
                    else if (lostIsolates == 0 && !stack.Peek().Isolate && stack.Count >= 2)
                    {
                        stack.Pop();
                    }

                    break;
                case B:
                    levels[i] = paragraph;
                    stack.Clear();
                    stack.Push((paragraph, null, false));
                    (lostIsolates, lostEmbeddings, isolates) = (0, 0, 0);
                    break;
                case BN:
                    break;
                default:
                    classes[i] = forced ?? kind;
                    break;
            }
        }
    }

    /// <summary>Applies rule X10: joins runs of one level across isolates.</summary>
    private static IEnumerable<int[]> Sequences(BidiClass[] original, byte[] levels, int[] match)
    {
        var runs = new List<List<int>>();
        var runOf = new int[original.Length];
        for (var i = 0; i < original.Length; i++)
        {
            if (IsRemoved(original[i]))
            {
                continue;
            }

            if (runs.Count == 0 || levels[runs[^1][^1]] != levels[i])
            {
                runs.Add([]);
            }

            runOf[i] = runs.Count - 1;
            runs[^1].Add(i);
        }

        foreach (var run in runs)
        {
            if (original[run[0]] == PDI && match[run[0]] >= 0)
            {
                continue;
            }

            var sequence = new List<int>(run);
            while (IsIsolate(original[sequence[^1]]) && match[sequence[^1]] is >= 0 and var end)
            {
                sequence.AddRange(runs[runOf[end]]);
            }

            yield return [.. sequence];
        }
    }

    internal static bool IsIsolate(BidiClass kind) => kind is LRI or RLI or FSI;

    internal static bool IsRemoved(BidiClass kind) => kind is RLE or LRE or RLO or LRO or PDF or BN;

    private static int NextLevel(byte level, bool isRight) => isRight ? (level + 1) | 1 : (level + 2) & ~1;

    private static Dictionary<int, (int Pair, bool Opens)> LoadBrackets()
    {
        var brackets = new Dictionary<int, (int Pair, bool Opens)>();
        foreach (var line in ClassTable<BidiClass>.Lines("bidi-brackets"))
        {
            var parts = line.Split(' ');
            var (self, pair) = (Hex(parts[0]), Hex(parts[1]));
            brackets[self] = (pair, parts[2] == "o");
        }

        return brackets;

        static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
