namespace ElephantBoard.Engine.Input;

public interface IClipboard
{
    /// <summary>Empty when there is no text in it.</summary>
    string Read();

    void Write(string text);
}
