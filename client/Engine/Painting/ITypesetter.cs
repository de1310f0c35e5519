namespace ElephantBoard.Engine.Painting;

/// <summary>Breaks and places text of any script.</summary>
public interface ITypesetter
{
    /// <param name="width">Where lines must end; <see cref="float.PositiveInfinity"/>: only at line feeds.</param>
    ITextLayout Lay(string text, TextStyle style, float width);
}
