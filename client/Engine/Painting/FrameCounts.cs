namespace ElephantBoard.Engine.Painting;

/// <summary>What a frame cost, true on any binding.</summary>
/// <param name="BlendedPixels">Pixels of the window that quads covered, counted once a quad.</param>
public readonly record struct FrameCounts(int Quads, long BlendedPixels, int Uploads, long UploadedBytes);
