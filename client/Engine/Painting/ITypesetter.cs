namespace ElephantBoard.Engine.Painting;

/// <summary>Lays out text of any script.</summary>
public interface ITypesetter
{
    /// <param name="width">The maximum line width; <see cref="float.PositiveInfinity"/> breaks only at line feeds.</param>
    ITextLayout Lay(string text, TextStyle style, float width);
}
