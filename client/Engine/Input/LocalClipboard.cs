namespace ElephantBoard.Engine.Input;

/// <summary>A clipboard of the scene alone, where there is no system's.</summary>
public sealed class LocalClipboard : IClipboard
{
    private string _text = "";

    public string Read() => _text;

    public void Write(string text) => _text = text;
}
