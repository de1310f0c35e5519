namespace ElephantBoard.Engine.Input;

/// <summary>A clipboard inside the scene, for systems without one.</summary>
public sealed class LocalClipboard : IClipboard
{
    private string _text = "";

    public string Read() => _text;

    public void Write(string text) => _text = text;
}
