using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Widgets;

/// <summary>
/// A modal panel. Escape closes it, and the focus returns to where it was. Its content
/// is added below its object, before or after it is opened.
/// </summary>
public sealed class Dialog : Control
{
    /// <summary>Height of the title, in units. The content begins below it.</summary>
    public const float TitleHeight = 56;

    private Scope? _scope;

    /// <summary>Fires when it was closed in any way.</summary>
    public event Action? Closed;

    /// <summary>Fires when the available size changed, in units.</summary>
    public event Action<Vector2>? AvailableSizeChanged;

    public bool IsOpen => _scope is { IsOpen: true };

    /// <summary>The available size, in units.</summary>
    public Vector2 AvailableSize { get; private set; }

    /// <summary>Position of its upper edge, in units; null centers it.</summary>
    public float? Top { get; init; }

    public override Rect Bounds => Rect.At(Vector2.Zero, Size).Grown(Elevation.Reach);

    /// <summary>Opens a dialog in the middle of a layer.</summary>
    /// <param name="layer">The object of the layer above which it opens, in a layer of its own.</param>
    /// <param name="build">Adds widgets below the dialog's object.</param>
    public static Dialog Open(GameObject layer, string label, Vector2 size, Action<Dialog> build) =>
        Open(layer, new Dialog { Label = label, Size = size }, build);

    /// <inheritdoc cref="Open(GameObject, string, Vector2, Action{Dialog})"/>
    public static Dialog Open(GameObject layer, Dialog made, Action<Dialog> build)
    {
        var (scope, seen) = Scope.Make(layer, made.Label, Themed.Of(layer).Veil, out _);
        var dialog = scope.GameObject.AddChild("panel").AddComponent(made);
        dialog._scope = scope;
        dialog.AvailableSize = seen;
        scope.Resized += dialog.Fit;
        build(dialog);
        dialog.Place();
        layer.Scene.Events.BeginModal(scope.GameObject, dialog);
        if (layer.Scene.Events.Focused is null)
        {
            layer.Scene.Events.FocusNext();
        }

        return dialog;
    }

    public void Close()
    {
        if (_scope?.Close() == true)
        {
            Closed?.Invoke();
        }
    }

    public override void Draw(ICanvas canvas)
    {
        var area = Rect.At(Vector2.Zero, Size);
        Elevation.Draw(canvas, area, Theme.Radius + 4, Theme, 3);
        var title = Scene.Typesetter.Lay(
            Label,
            new TextStyle(Theme.TextSize * 1.3f) { Bold = true, MaxLines = 1 },
            MathF.Max(20, Size.X - (6 * Theme.Gap))
        );
        canvas.Text(title, new Vector2(3 * Theme.Gap, 2.2f * Theme.Gap), Theme.Ink);
    }

    protected internal override bool OnKey(KeyEvent key)
    {
        if (key.Is(Key.Escape))
        {
            Close();
        }

        // Keys typed into a dialog never reach the widgets below it.
        return key.Key is not (Key.Tab or Key.Left or Key.Right or Key.Up or Key.Down);
    }

    protected internal override void OnDisable()
    {
        if (_scope?.End() == true)
        {
            Closed?.Invoke();
        }
    }

    protected override void OnResize()
    {
        if (IsAlive)
        {
            Place();
        }
    }

    private void Fit(Vector2 available)
    {
        AvailableSize = available;
        AvailableSizeChanged?.Invoke(available);
        Place();
    }

    private void Place()
    {
        var middle = Vector2.Max(Vector2.Zero, (AvailableSize - Size) / 2);
        Transform.Position = new Vector2(MathF.Round(middle.X), MathF.Round(MathF.Min(Top ?? middle.Y, middle.Y)));
    }
}
