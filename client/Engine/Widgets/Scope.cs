using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;

namespace ElephantBoard.Engine.Widgets;

/// <summary>A modal layer above another layer, with a veil at its bottom. It always has the other layer's size and gives the focus back when it closes.</summary>
internal sealed class Scope : Behaviour
{
    private GameObject _around = null!;
    private Veil _veil = null!;
    private Widget? _focusBefore;

    /// <summary>Fires when its size changed.</summary>
    public event Action<Vector2>? Resized;

    public bool IsOpen { get; private set; } = true;

    public static (Scope Scope, Vector2 Size) Make(GameObject layer, string name, Color color, out Veil veil)
    {
        var scope = layer.AddChild(name);
        scope.AddComponent(new Layer());
        veil = scope.AddChild("veil").AddComponent(new Veil { Color = color });
        var made = scope.AddComponent(new Scope { _around = layer, _veil = veil });
        made._focusBefore = layer.Scene.Events.Focused;
        return (made, made.Fit());
    }

    /// <summary>Destroys the layer and gives the focus back to the widget that had it.</summary>
    /// <returns>False: it was closed already.</returns>
    public bool Close()
    {
        if (!End())
        {
            return false;
        }

        if (_focusBefore is not null)
        {
            Scene.Events.Focus(_focusBefore);
        }

        GameObject.Destroy();
        return true;
    }

    /// <summary>Ends the modal state, where the layer goes away without being closed.</summary>
    /// <returns>False: it was closed already.</returns>
    public bool End()
    {
        if (!IsOpen)
        {
            return false;
        }

        IsOpen = false;
        Scene.Events.EndModal(GameObject);
        return true;
    }

    protected internal override void OnEnable() => Scene.Screen.Changed += Refit;

    protected internal override void OnDisable() => Scene.Screen.Changed -= Refit;

    private void Refit() => Resized?.Invoke(Fit());

    private Vector2 Fit()
    {
        var view = _around.GetComponent<Layer>()?.View ?? Rect.At(Vector2.Zero, Scene.Screen.Size);
        Transform.Position = view.Position;
        GameObject.GetComponent<Layer>()!.Size = view.Size;
        _veil.Size = view.Size;
        return view.Size;
    }
}
