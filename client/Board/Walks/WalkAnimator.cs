using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tweens;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Walks;

/// <summary>
/// Animates elephants as events require: out of the hat, to the door, back in, and from place to place. No animation waits for
/// another; moves that are too many to follow jump.
/// </summary>
/// <param name="me">This seat's participant; 0: none.</param>
/// <param name="paths">Parent of the dotted lines.</param>
/// <param name="plan">Where the door is.</param>
public sealed class WalkAnimator(uint me, GameObject paths, PlanOfRoom plan) : Behaviour
{
    /// <summary>Maximum number of pieces in motion.</summary>
    public const int Max = 24;

    /// <summary>Maximum number of pieces that walk to or from the door at a time.</summary>
    public const int MaxWalkers = 6;

    private readonly HashSet<ElephantPiece> _moving = [];
    private readonly Dictionary<ElephantPiece, WalkPath> _ways = [];
    private readonly Dictionary<ulong, ElephantPiece> _leaving = [];
    private readonly List<ElephantPiece> _landing = [];
    private HashSet<ulong> _moved = [];
    private TimeSpan _duration;
    private bool _all;
    private uint _pours;

    /// <summary>Elephants that are out, but still walk to the door.</summary>
    public IReadOnlyCollection<ulong> OnTheWay => _leaving.Keys;

    /// <summary>Fires when an elephant reached the door.</summary>
    public event Action? Arrived;

    /// <summary>Prepares the animations of a change.</summary>
    internal void Begin(RoomChange change)
    {
        var moves = change.Events.Where(evt => evt.Moved is not null).ToArray();
        _moved = [.. moves.Select(move => move.Moved.Elephant)];
        _all = change is { Events.Count: 0, Replaced: false };
        _duration = _all || moves.All(move => move.By == me && me != 0) ? Tokens.MotionMine : Tokens.MotionOthers;
        _pours = change.After.Room.Pours;
    }

    /// <summary>Moves a piece to its current place.</summary>
    internal void Put(ElephantPiece piece, Vector2 place, RoomChange change)
    {
        var isSeen = !change.Replaced && (_all || _moved.Contains(piece.Elephant.Id));
        if (_moving.Contains(piece) && !isSeen && !change.Replaced)
        {
            // It is on its way already; only a new place changes that.
            return;
        }

        Go(piece, place, isSeen ? _duration : TimeSpan.Zero);
    }

    /// <summary>Ends the animation of a piece at its current position.</summary>
    internal void Stop(ElephantPiece piece) => Rest(piece);

    /// <summary>Moves a piece to a place in a given time.</summary>
    internal void Go(ElephantPiece piece, Vector2 place, TimeSpan duration)
    {
        Rest(piece);
        if (duration == TimeSpan.Zero || _moving.Count >= Max || (piece.Transform.Position - place).Length() < 1)
        {
            piece.Transform.Position = place;
            return;
        }

        Start(piece, Tween.Move(piece.Transform, place, duration, Eases.Out));
    }

    /// <summary>Animates the entry of a new piece.</summary>
    internal void Enter(ElephantPiece piece, RoomChange change)
    {
        if (change.Replaced)
        {
            return;
        }

        var was = change.Before.Room.Elephants.GetValueOrDefault(piece.Elephant.Id);
        if (_leaving.Remove(piece.Elephant.Id, out var leaving))
        {
            // Called back on its way out.
            Rest(leaving);
            piece.Transform.Position = leaving.Transform.Position;
            leaving.GameObject.Destroy();
            Start(piece, Tween.Move(piece.Transform, piece.Stand, Tokens.MotionOthers, Eases.Out));
        }
        else if (was is null && piece.Elephant.Pour > 0)
        {
            _landing.Add(piece);
        }
        else if (was?.IsOut == true && _moving.Count < MaxWalkers && !Scene.Tweens.ReducedMotion)
        {
            WalkIn(piece);
        }
        else if (_moving.Count < Max)
        {
            piece.Opacity = 0;
            Start(piece, Tween.Fade(piece, 1, Shortly(Tokens.MotionOthers)));
        }
    }

    /// <summary>Ends a change. Elephants that were poured land one after another.</summary>
    internal void End()
    {
        var landing = _landing.OrderBy(piece => piece.Elephant.Id).ToArray();
        _landing.Clear();
        if (landing.Length == 0)
        {
            return;
        }

        var (foot, scale) = _pours <= 1 ? (Tokens.HatOnTable, 1) : (plan.Now.Hat, plan.Now.HatScale);
        var hat = foot - new Vector2(0, Tokens.HatMouth * scale);
        var rest = Tokens.Landing - Tokens.LandingFirst - Tokens.LandingFlight;
        var step = rest / Math.Max(landing.Length - 1, 1);
        step = step > Tokens.LandingStep ? Tokens.LandingStep : step;
        for (var i = 0; i < landing.Length; i++)
        {
            var due = Tokens.LandingFirst + (step * i);
            // Too many flights at once would be slow: the rest appears without one.
            if (i < Max)
            {
                Land(landing[i], hat, due);
            }
            else
            {
                AppearAt(landing[i], due);
            }
        }
    }

    /// <summary>Animates the exit of a piece and then destroys it.</summary>
    internal void Leave(ElephantPiece piece, Elephant? elephant, RoomChange change)
    {
        Rest(piece);
        piece.Interactable = false;
        if (change.Replaced || _moving.Count >= Max)
        {
            piece.GameObject.Destroy();
            return;
        }

        if (elephant is { IsShown: true, IsOut: true } && _leaving.Count < MaxWalkers && !Scene.Tweens.ReducedMotion)
        {
            WalkOut(piece);
        }
        else
        {
            Start(piece, Tween.Fade(piece, 0, Shortly(Tokens.MotionOthers)).Then(piece.GameObject.Destroy));
        }
    }

    private TimeSpan Shortly(TimeSpan otherwise) => Scene.Tweens.ReducedMotion ? Tokens.Fade : otherwise;

    private void Start(ElephantPiece piece, Motion motion)
    {
        Scene.Tweens.StopAll(piece.GameObject);
        piece.IsMoving = true;
        _moving.Add(piece);
        motion.Then(() => Rest(piece));
        Scene.Tweens.Start(motion, piece.GameObject);
    }

    /// <summary>Ends the animation of a piece at its current position.</summary>
    private void Rest(ElephantPiece piece)
    {
        if (_ways.Remove(piece, out var way))
        {
            way.GameObject.Destroy();
        }

        if (_moving.Remove(piece) && piece.IsAlive)
        {
            Scene.Tweens.StopAll(piece.GameObject);
            piece.IsMoving = false;
            piece.Opacity = _leaving.ContainsKey(piece.Elephant.Id) ? piece.Opacity : 1;
            piece.Transform.Scale = Vector2.One;
            piece.Transform.Rotation = piece.Face.Tilt;
            piece.GameObject.SetActive(true);
        }
    }

    private void Land(ElephantPiece piece, Vector2 hat, TimeSpan due)
    {
        var place = piece.Stand;
        piece.Opacity = 0;
        if (Scene.Tweens.ReducedMotion)
        {
            Start(piece, new Sequence().Wait(due).Append(Tween.Fade(piece, 1, Tokens.Fade)));
            return;
        }

        piece.Transform.Position = hat;
        piece.Transform.Scale = new Vector2(Tokens.LandingScale);
        var over = Vector2.Lerp(hat, place, 0.5f) - new Vector2(0, Tokens.LandingArc);
        Start(
            piece,
            new Sequence()
                .Wait(due)
                .Append(Tween.Fade(piece, 1, Tokens.Fade))
                .Join(Tween.Scale(piece.Transform, Vector2.One, Tokens.LandingFlight, Eases.Back))
                .Join(
                    Tween.Value(
                        0,
                        1,
                        Tokens.LandingFlight,
                        Eases.InOut,
                        t =>
                            piece.Transform.Position = Vector2.Lerp(
                                Vector2.Lerp(hat, over, t),
                                Vector2.Lerp(over, place, t),
                                t
                            )
                    )
                )
        );
    }

    private void AppearAt(ElephantPiece piece, TimeSpan due)
    {
        piece.GameObject.SetActive(false);
        Scene.Tweens.Start(
            new Sequence()
                .Wait(due)
                .Call(() =>
                {
                    if (piece.IsAlive)
                    {
                        piece.GameObject.SetActive(true);
                    }
                }),
            GameObject
        );
    }

    private void WalkIn(ElephantPiece piece)
    {
        var way = Lay(piece, plan.Now.Door, piece.Stand);
        piece.Transform.Position = plan.Now.Door;
        Start(piece, Walk(piece, way, outwards: false));
    }

    private void WalkOut(ElephantPiece piece)
    {
        var id = piece.Elephant.Id;
        var way = Lay(piece, piece.Transform.Position, plan.Now.Door);
        _leaving[id] = piece;
        piece.Transform.SetAsLastSibling();
        Start(
            piece,
            Walk(piece, way, outwards: true)
                .Then(() =>
                {
                    piece.GameObject.Destroy();
                    if (_leaving.GetValueOrDefault(id) == piece)
                    {
                        _leaving.Remove(id);
                    }

                    Arrived?.Invoke();
                })
        );
    }

    private WalkPath Lay(ElephantPiece piece, Vector2 from, Vector2 to) =>
        _ways[piece] = paths.AddChild("path").AddComponent(new WalkPath(from, to, plan.Now.Door));

    /// <summary>Returns a walk along a path: with a slight sway, smaller near the door, and fading outside.</summary>
    private static Tween Walk(ElephantPiece piece, WalkPath way, bool outwards)
    {
        var duration = TimeSpan.FromSeconds(way.Length / Tokens.WalkSpeed);
        duration = duration < Tokens.WalkLeast ? Tokens.WalkLeast : duration;
        var steps = MathF.Max(2, MathF.Round((float)duration.TotalSeconds * 1.6f));
        return Tween.Value(
            0,
            1,
            duration,
            Eases.Linear,
            share =>
            {
                var outside = outwards ? share : 1 - share;
                piece.Transform.Position = way.At(share);
                piece.Transform.Rotation = MathF.Sin(share * steps * MathF.Tau) * 0.055f;
                piece.Transform.Scale = new Vector2(1 - (0.55f * Math.Clamp((outside - 0.6f) / 0.4f, 0, 1)));
                piece.Opacity = 1 - Math.Clamp((outside - 0.94f) / 0.06f, 0, 1);
            }
        );
    }
}
