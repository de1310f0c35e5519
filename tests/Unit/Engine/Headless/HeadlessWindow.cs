using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;

namespace ElephantBoard.Tests.Unit.Engine.Headless;

/// <summary>An invisible window with scripted input.</summary>
public sealed class HeadlessWindow : IWindow
{
    private readonly List<InputEvent> _pending = [];
    private string _clipboard = "";

    public int Width { get; set; } = 1280;

    public int Height { get; set; } = 720;

    public float Scale { get; set; } = 1;

    public bool IsFocused { get; set; } = true;

    public bool ShouldClose { get; set; }

    public int Polls { get; private set; }

    public PointerShape Shape { get; private set; }

    public void Give(params ReadOnlySpan<InputEvent> events) => _pending.AddRange(events);

    public void Poll(ICollection<InputEvent> into)
    {
        Polls++;
        foreach (var each in _pending)
        {
            into.Add(each);
        }

        _pending.Clear();
    }

    public int Gatherings { get; private set; }

    public void Gather() => Gatherings++;

    public void Show(PointerShape shape) => Shape = shape;

    public string Read() => _clipboard;

    public void Write(string text) => _clipboard = text;
}
