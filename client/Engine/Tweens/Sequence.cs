namespace ElephantBoard.Engine.Tweens;

/// <summary>Runs motions one after another or in parallel. Each starts exactly at its time.</summary>
public sealed class Sequence : Motion
{
    private readonly List<Part> _parts = [];
    private TimeSpan _end;
    private TimeSpan _lastStart;

    public override TimeSpan Duration => _end;

    /// <summary>Starts when all previous motions have ended.</summary>
    public Sequence Append(Motion motion) => Put(_end, motion);

    /// <summary>Starts together with the last appended motion.</summary>
    public Sequence Join(Motion motion) => Put(_lastStart, motion);

    public Sequence Insert(TimeSpan at, Motion motion) => Put(at, motion);

    public Sequence Wait(TimeSpan duration)
    {
        _end += duration;
        return this;
    }

    public Sequence Call(Action act) => Put(_end, new Sequence().Then(act));

    protected internal override void Seek(TimeSpan time, bool reduced)
    {
        foreach (var part in _parts)
        {
            if (part.Ended || time < part.Start)
            {
                continue;
            }

            part.Motion.Seek(time - part.Start, reduced);
            if (time - part.Start >= part.Motion.Duration)
            {
                part.Ended = true;
                part.Motion.Finish();
            }
        }
    }

    private Sequence Put(TimeSpan start, Motion motion)
    {
        _lastStart = start;
        _parts.Insert(_parts.FindLastIndex(part => part.Start <= start) + 1, new Part(start, motion));
        _end = start + motion.Duration > _end ? start + motion.Duration : _end;
        return this;
    }

    private sealed class Part(TimeSpan start, Motion motion)
    {
        public TimeSpan Start => start;

        public Motion Motion => motion;

        public bool Ended { get; set; }
    }
}
