namespace ElephantBoard.Engine.Input;

public interface IClipboard
{
    /// <summary>Empty when there is no text in it, or its owner does not give it within a moment. What is far longer than anything
    /// takes may be cut.</summary>
    string Read();

    void Write(string text);
}
