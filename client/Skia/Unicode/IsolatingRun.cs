namespace ElephantBoard.Skia.Unicode;

using static BidiClass;

/// <summary>One isolating run sequence, resolved by rules W1 to I2.</summary>
internal sealed class IsolatingRun
{
    private readonly int[] _points;
    private readonly BidiClass[] _original;
    private readonly BidiClass[] _classes;
    private readonly byte[] _levels;
    private readonly int[] _places;
    private readonly byte _level;
    private readonly BidiClass _before;
    private readonly BidiClass _after;

    public IsolatingRun(
        int[] points,
        BidiClass[] original,
        BidiClass[] classes,
        byte[] levels,
        int[] places,
        byte paragraph,
        int[] match
    )
    {
        (_points, _original, _classes, _levels, _places) = (points, original, classes, levels, places);
        _level = levels[places[0]];
        var first = places[0] - 1;
        while (first >= 0 && Bidi.IsRemoved(original[first]))
        {
            first--;
        }

        var last = places[^1];
        var next = last + 1;
        while (next < points.Length && Bidi.IsRemoved(original[next]))
        {
            next++;
        }

        var open = Bidi.IsIsolate(original[last]) && match[last] < 0;
        _before = Direction(Math.Max(_level, first >= 0 ? levels[first] : paragraph));
        _after = Direction(Math.Max(_level, !open && next < points.Length ? levels[next] : paragraph));
    }

    private int Count => _places.Length;

    private BidiClass this[int i]
    {
        get => _classes[_places[i]];
        set => _classes[_places[i]] = value;
    }

    public void Resolve(Dictionary<int, (int Pair, bool Opens)> brackets)
    {
        Weak();
        PairBrackets(brackets);
        Neutral();
        for (var i = 0; i < Count; i++)
        {
            // I1, I2
            var place = _places[i];
            _levels[place] += (_level % 2 == 0) switch
            {
                true => (byte)(
                    this[i] == R ? 1
                    : this[i] is AN or EN ? 2
                    : 0
                ),
                false => (byte)(this[i] is L or AN or EN ? 1 : 0),
            };
        }
    }

    private static BidiClass Direction(int level) => level % 2 == 0 ? L : R;

    private static bool IsNeutral(BidiClass kind) => kind is B or S or WS or ON or FSI or LRI or RLI or PDI;

    /// <summary>Returns the direction of a class next to neutrals, where numbers count as right to left.</summary>
    private static BidiClass Strong(BidiClass kind) =>
        kind is EN or AN or R ? R
        : kind == L ? L
        : ON;

    private void Weak()
    {
        // W1
        for (var i = 0; i < Count; i++)
        {
            if (this[i] == NSM)
            {
                var before = i == 0 ? _before : this[i - 1];
                this[i] = Bidi.IsIsolate(before) || before == PDI ? ON : before;
            }
        }

        // W2, W3
        var strong = _before;
        for (var i = 0; i < Count; i++)
        {
            strong = this[i] is R or L or AL ? this[i] : strong;
            this[i] = this[i] == EN && strong == AL ? AN : this[i];
        }

        for (var i = 0; i < Count; i++)
        {
            this[i] = this[i] == AL ? R : this[i];
        }

        // W4
        for (var i = 1; i < Count - 1; i++)
        {
            var (before, after) = (this[i - 1], this[i + 1]);
            if (before == after && ((this[i] == ES && before == EN) || (this[i] == CS && before is EN or AN)))
            {
                this[i] = before;
            }
        }

        // W5, W6
        for (var i = 0; i < Count; i++)
        {
            if (this[i] != ET)
            {
                continue;
            }

            var end = i;
            while (end < Count && this[end] == ET)
            {
                end++;
            }

            var number = (i > 0 && this[i - 1] == EN) || (end < Count && this[end] == EN);
            for (; i < end; i++)
            {
                this[i] = number ? EN : ON;
            }
        }

        for (var i = 0; i < Count; i++)
        {
            this[i] = this[i] is ES or CS ? ON : this[i];
        }

        // W7
        strong = _before;
        for (var i = 0; i < Count; i++)
        {
            strong = this[i] is R or L ? this[i] : strong;
            this[i] = this[i] == EN && strong == L ? L : this[i];
        }
    }

    /// <summary>Applies rule N0.</summary>
    private void PairBrackets(Dictionary<int, (int Pair, bool Opens)> brackets)
    {
        var pairs = new List<(int Open, int Close)>();
        var open = new Stack<(int Closes, int At)>();
        for (var i = 0; i < Count; i++)
        {
            var point = Canonical(_points[_places[i]]);
            if (this[i] != ON || !brackets.TryGetValue(point, out var bracket))
            {
                continue;
            }

            if (bracket.Opens)
            {
                if (open.Count == 63)
                {
                    break;
                }

                open.Push((Canonical(bracket.Pair), i));
            }
            else if (open.Any(each => each.Closes == point))
            {
                (int Closes, int At) found;
                do
                {
                    found = open.Pop();
                } while (found.Closes != point);

                pairs.Add((found.At, i));
            }
        }

        pairs.Sort();
        foreach (var (start, end) in pairs)
        {
            SetPair(start, end);
        }
    }

    private void SetPair(int start, int end)
    {
        var embedding = Direction(_level);
        var opposite = false;
        BidiClass? set = null;
        for (var i = start + 1; i < end && set is null; i++)
        {
            var strong = Strong(this[i]);
            set = strong == embedding ? embedding : null;
            opposite |= strong != ON && strong != embedding;
        }

        if (set is null && opposite)
        {
            var context = _before;
            for (var i = start - 1; i >= 0; i--)
            {
                if (Strong(this[i]) is not ON and var strong)
                {
                    context = strong;
                    break;
                }
            }

            set = context != embedding ? context : embedding;
        }

        if (set is { } direction)
        {
            foreach (var bracket in (int[])[start, end])
            {
                this[bracket] = direction;
                for (var i = bracket + 1; i < Count && _original[_places[i]] == NSM; i++)
                {
                    this[i] = direction;
                }
            }
        }
    }

    /// <summary>Applies rules N1 and N2.</summary>
    private void Neutral()
    {
        for (var i = 0; i < Count; i++)
        {
            if (!IsNeutral(this[i]))
            {
                continue;
            }

            var end = i;
            while (end < Count && IsNeutral(this[end]))
            {
                end++;
            }

            var before = i == 0 ? _before : Strong(this[i - 1]);
            var after = end == Count ? _after : Strong(this[end]);
            var set = before == after ? before : Direction(_level);
            for (; i < end; i++)
            {
                this[i] = set;
            }
        }
    }

    /// <summary>Maps the two angle brackets that are canonically equivalent to two others.</summary>
    private static int Canonical(int point) =>
        point switch
        {
            0x2329 => 0x3008,
            0x232A => 0x3009,
            _ => point,
        };
}
