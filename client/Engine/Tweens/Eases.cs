namespace ElephantBoard.Engine.Tweens;

public static class Eases
{
    public static Ease Linear { get; } = static time => time;

    /// <summary>Fast first, then gently to a stop: for what people move.</summary>
    public static Ease Out { get; } = static time => 1 - MathF.Pow(1 - time, 3);

    public static Ease InOut { get; } =
        static time => time < 0.5f ? 4 * time * time * time : 1 - (MathF.Pow((-2 * time) + 2, 3) / 2);

    /// <summary>A little too far, and back: for what lands.</summary>
    public static Ease Back { get; } =
        static time => 1 + (2.70158f * MathF.Pow(time - 1, 3)) + (1.70158f * MathF.Pow(time - 1, 2));
}
