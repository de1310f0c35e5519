namespace ElephantBoard.Engine.Painting;

/// <summary>Identifies a texture of one painter. 0 is none.</summary>
public readonly record struct TextureId(int Value)
{
    public bool IsNone => Value == 0;
}
