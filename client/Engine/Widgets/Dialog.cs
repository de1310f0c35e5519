using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Widgets;

/// <summary>
/// A panel that alone can be used while it is open. Escape closes it; the focus goes back to where it was. What stands on it
/// is put below its object before or after it is opened.
/// </summary>
public sealed class Dialog : Control
{
    private GameObject? _scope;
    private Widget? _focusBefore;

    /// <summary>It was closed, by whatever way.</summary>
    public event Action? Closed;

    public bool IsOpen => _scope is not null;

    /// <summary>Opens a dialog in the middle of a layer.</summary>
    /// <param name="layer">Object of the layer above which it stands, in a layer of its own.</param>
    /// <param name="build">Puts widgets below the dialog's object.</param>
    public static Dialog Open(GameObject layer, string label, Vector2 size, Action<Dialog> build)
    {
        var (scope, seen) = Scope.Make(layer, label, Themed.Of(layer).Veil, out _);
        var panel = scope.AddChild("panel");
        panel.Transform.Position = (seen - size) / 2;
        var dialog = panel.AddComponent(new Dialog { Label = label, Size = size });
        dialog._scope = scope;
        dialog._focusBefore = layer.Scene.Events.Focused;
        build(dialog);
        layer.Scene.Events.BeginModal(scope, dialog);
        layer.Scene.Events.FocusNext();
        return dialog;
    }

    public void Close()
    {
        if (_scope is not { } scope)
        {
            return;
        }

        _scope = null;
        Scene.Events.EndModal(scope);
        if (_focusBefore is { IsAlive: true } before)
        {
            Scene.Events.Focus(before);
        }

        scope.Destroy();
        Closed?.Invoke();
    }

    public override void Draw(ICanvas canvas)
    {
        var area = Rect.At(Vector2.Zero, Size);
        canvas.RoundRectangle(area, Theme.Radius, Theme.Surface);
        canvas.RoundRectangle(area.Grown(-1), Theme.Radius, Paint.Line(Theme.Line, 2));
        var title = Scene.Typesetter.Lay(
            Label,
            new TextStyle(Theme.TextSize * 1.25f) { Bold = true, MaxLines = 1 },
            Size.X - (4 * Theme.Gap)
        );
        canvas.Text(title, new Vector2(2 * Theme.Gap), Theme.Ink);
    }

    protected internal override bool OnKey(KeyEvent key)
    {
        if (key.Is(Key.Escape))
        {
            Close();
        }

        // Nothing that is typed into a dialog reaches what is below it.
        return key.Key is not (Key.Tab or Key.Left or Key.Right or Key.Up or Key.Down);
    }

    protected internal override void OnDisable()
    {
        if (_scope is { } scope)
        {
            _scope = null;
            Scene.Events.EndModal(scope);
            Closed?.Invoke();
        }
    }
}
