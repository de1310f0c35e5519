namespace ElephantBoard.Engine.Input;

public interface IClipboard
{
    /// <summary>Empty if the clipboard has no text, or if its owner does not deliver it in time. A text that is far longer than anything
    /// takes may be cut.</summary>
    string Read();

    void Write(string text);
}
