using System.Text;

namespace ElephantBoard.Skia.Unicode;

using static LineClass;

/// <summary>Finds where lines may and must break: UAX #14, with the number handling of its section 8.2.</summary>
public static class LineBreaks
{
    private static readonly ClassTable<LineClass> Classes = ClassTable<LineClass>.Load("line-break");

    /// <summary>
    /// Returns, for each UTF-16 unit of a text, whether a line may break after it. The last one is true if the text is not empty.
    /// </summary>
    public static bool[] Find(string text)
    {
        var ends = new bool[text.Length];
        var (classes, places) = Resolve(text);
        var numbers = Numbers(classes);
        for (var i = 1; i <= classes.Length; i++)
        {
            var at = places[i] - 1;
            ends[at] = i == classes.Length || MayBreak(classes, numbers, i);
        }

        return ends;
    }

    /// <summary>Returns whether a line must break after a UTF-16 unit.</summary>
    public static bool Must(string text, int index) =>
        text[index] is '\n' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029'
        || (text[index] == '\r' && (index + 1 == text.Length || text[index + 1] != '\n'));

    private readonly record struct Unit(LineClass Class, LineClass Raw);

    private static (Unit[] Classes, int[] Places) Resolve(string text)
    {
        var units = new List<Unit>(text.Length);
        var places = new List<int>(text.Length + 1);
        var index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var raw = Classes[rune.Value];
            var before = units.Count > 0 ? units[^1].Class : BK;
            var after = units.Count > 0 ? units[^1].Raw : BK;
            // LB9: a combining mark takes the class of its base; LB10: without a base it counts as a letter.
            var resolved = raw;
            if (raw is CM or ZWJ)
            {
                resolved = after is BK or CR or LF or NL or SP or ZW ? AL : before;
            }

            units.Add(new Unit(resolved, raw));
            places.Add(index);
            index += rune.Utf16SequenceLength;
        }

        places.Add(text.Length);
        return ([.. units], [.. places]);
    }

    /// <summary>LB25 as a regular expression: returns, for each position, whether it is inside a number.</summary>
    private static bool[] Numbers(Unit[] units)
    {
        var inside = new bool[units.Length + 1];
        // (PR | PO)? (OP | HY)? NU (NU | SY | IS)* (CL | CP)? (PR | PO)?
        for (var start = 0; start < units.Length; start++)
        {
            var at = Next(units, start, static c => c is PR or PO);
            at = Next(units, at, static c => c is OP or OP30 or HY);
            if (at >= units.Length || units[at].Class != NU)
            {
                continue;
            }

            at++;
            while (at < units.Length && units[at].Class is NU or SY or IS)
            {
                at++;
            }

            at = Next(units, at, static c => c is CL or CP or CP30);
            at = Next(units, at, static c => c is PR or PO);
            for (var i = start + 1; i < at; i++)
            {
                inside[i] = true;
            }
        }

        return inside;
    }

    /// <summary>Returns the position after one unit of a class and its combining marks, or the same position if there is none.</summary>
    private static int Next(Unit[] units, int at, Func<LineClass, bool> isKind)
    {
        if (at >= units.Length || !isKind(units[at].Class))
        {
            return at;
        }

        at++;
        while (at < units.Length && units[at].Raw is CM or ZWJ && isKind(units[at].Class))
        {
            at++;
        }

        return at;
    }

    private static bool MayBreak(Unit[] units, bool[] numbers, int i)
    {
        var (before, after) = (units[i - 1].Class, units[i].Class);
        var (rawBefore, rawAfter) = (units[i - 1].Raw, units[i].Raw);
        // LB4, LB5, LB6
        if (rawBefore == BK || rawBefore is CR && rawAfter != LF || rawBefore is LF or NL)
        {
            return true;
        }

        if (rawBefore == CR || rawAfter is BK or CR or LF or NL)
        {
            return false;
        }

        // LB7, LB8, LB8a, LB9
        if (rawAfter is SP or ZW)
        {
            return false;
        }

        var last = Before(units, i, SP);
        if (last >= 0 && units[last].Raw == ZW)
        {
            return true;
        }

        if (rawBefore == ZWJ || (rawAfter is CM or ZWJ && rawBefore is not (SP or ZW)))
        {
            return false;
        }

        return !Sticks(units, numbers, i, before, after, last);
    }

    private static bool Sticks(Unit[] units, bool[] numbers, int i, LineClass before, LineClass after, int last)
    {
        var spaced = before == SP && units[i - 1].Raw == SP;
        var previous = last >= 0 ? units[last].Class : BK;
        // LB11, LB12, LB12a
        if (after == WJ || (!spaced && before is WJ or GL) || (after == GL && !(spaced || before is BA or HY)))
        {
            return true;
        }

        // LB13
        if (after is CL or CP or CP30 or EX or IS or SY)
        {
            return true;
        }

        // LB14 to LB17
        if (
            previous is OP or OP30
            || (previous == QU && after is OP or OP30)
            || (previous is CL or CP or CP30 && after == NS)
            || (previous == B2 && after == B2)
        )
        {
            return true;
        }

        // LB18, LB19, LB20
        if (spaced)
        {
            return false;
        }

        if (before == QU || after == QU)
        {
            return true;
        }

        if (before == CB || after == CB)
        {
            return false;
        }

        return StickLetters(units, i, before, after) || numbers[i] || StickSigns(units, i, before, after);
    }

    private static bool StickLetters(Unit[] units, int i, LineClass before, LineClass after)
    {
        // LB21, LB21a, LB21b
        if (after is BA or HY or NS || before == BB)
        {
            return true;
        }

        var sign = Base(units, i - 1);
        if ((before is HY or BA && sign > 0 && units[sign - 1].Class == HL) || (before == SY && after == HL))
        {
            return true;
        }

        // LB22, LB23, LB23a, LB24
        return after == IN
            || (before is AL or HL && after == NU)
            || (before == NU && after is AL or HL)
            || (before == PR && after is ID or IDX or EB or EM)
            || (before is ID or IDX or EB or EM && after == PO)
            || (before is PR or PO && after is AL or HL)
            || (before is AL or HL && after is PR or PO);
    }

    private static bool StickSigns(Unit[] units, int i, LineClass before, LineClass after)
    {
        // LB26, LB27
        if (
            (before == JL && after is JL or JV or H2 or H3)
            || (before is JV or H2 && after is JV or JT)
            || (before is JT or H3 && after == JT)
            || (before is JL or JV or JT or H2 or H3 && after == PO)
            || (before == PR && after is JL or JV or JT or H2 or H3)
        )
        {
            return true;
        }

        // LB28, LB29, LB30
        if (
            (before is AL or HL && after is AL or HL)
            || (before == IS && after is AL or HL)
            || (before is AL or HL or NU && after == OP30)
            || (before == CP30 && after is AL or HL or NU)
        )
        {
            return true;
        }

        // LB30a, LB30b
        if (before == RI && after == RI)
        {
            var run = 0;
            for (var at = i - 1; at >= 0 && units[at].Class == RI; at--)
            {
                run += units[at].Raw == RI ? 1 : 0;
            }

            return run % 2 == 1;
        }

        return before is EB or IDX && after == EM;
    }

    /// <summary>Returns the last unit before a position that is not of a class, or -1.</summary>
    private static int Before(Unit[] units, int i, LineClass skipped)
    {
        var at = i - 1;
        while (at >= 0 && units[at].Raw == skipped)
        {
            at--;
        }

        return at;
    }

    /// <summary>Returns the base of a combining mark.</summary>
    private static int Base(Unit[] units, int at)
    {
        while (at > 0 && units[at].Raw is CM or ZWJ)
        {
            at--;
        }

        return at;
    }
}
