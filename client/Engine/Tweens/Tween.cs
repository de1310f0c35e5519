using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Tweens;

/// <summary>Animates a value to a target. The start value is read at the start.</summary>
public sealed class Tween : Motion
{
    private readonly Func<Action<float>> _begin;
    private readonly Ease _ease;
    private readonly bool _isFade;
    private Action<float>? _show;

    private Tween(TimeSpan duration, Ease ease, bool isFade, Func<Action<float>> begin)
    {
        Duration = duration;
        _ease = ease;
        _isFade = isFade;
        _begin = begin;
    }

    public override TimeSpan Duration { get; }

    public static Tween Value(float from, float to, TimeSpan duration, Ease ease, Action<float> set) =>
        new(duration, ease, isFade: false, () => share => set(from + ((to - from) * share)));

    /// <summary>Animates opacity. Runs also with reduced motion, unlike movements.</summary>
    public static Tween Fade(Renderer renderer, float to, TimeSpan duration) =>
        new(
            duration,
            Eases.Linear,
            isFade: true,
            () =>
            {
                var from = renderer.Opacity;
                return share => renderer.Opacity = from + ((to - from) * share);
            }
        );

    public static Tween Move(Transform transform, Vector2 to, TimeSpan duration, Ease ease) =>
        new(
            duration,
            ease,
            isFade: false,
            () =>
            {
                var from = transform.Position;
                // Ends exactly at the target.
                return share => transform.Position = share == 1 ? to : Vector2.Lerp(from, to, share);
            }
        );

    public static Tween Scale(Transform transform, Vector2 to, TimeSpan duration, Ease ease) =>
        new(
            duration,
            ease,
            isFade: false,
            () =>
            {
                var from = transform.Scale;
                return share => transform.Scale = share == 1 ? to : Vector2.Lerp(from, to, share);
            }
        );

    public static Tween Rotate(Transform transform, float to, TimeSpan duration, Ease ease) =>
        new(
            duration,
            ease,
            isFade: false,
            () =>
            {
                var from = transform.Rotation;
                return share => transform.Rotation = share == 1 ? to : from + ((to - from) * share);
            }
        );

    protected internal override void Seek(TimeSpan time, bool reduced)
    {
        _show ??= _begin();
        var share = Duration <= TimeSpan.Zero ? 1 : Math.Clamp((float)(time / Duration), 0, 1);
        if (reduced && !_isFade)
        {
            share = 1;
        }

        _show(share == 1 ? 1 : _ease(share));
    }
}
