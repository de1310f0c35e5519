namespace ElephantBoard.Engine.Tweens;

public static class Eases
{
    public static Ease Linear { get; } = static time => time;

    /// <summary>Fast at first, then gently to a stop: for what users move.</summary>
    public static Ease Out { get; } = static time => 1 - MathF.Pow(1 - time, 3);

    public static Ease InOut { get; } =
        static time => time < 0.5f ? 4 * time * time * time : 1 - (MathF.Pow((-2 * time) + 2, 3) / 2);

    /// <summary>Overshoots a little and returns: for landings.</summary>
    public static Ease Back { get; } =
        static time => 1 + (2.70158f * MathF.Pow(time - 1, 3)) + (1.70158f * MathF.Pow(time - 1, 2));
}
