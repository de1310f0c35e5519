namespace ElephantBoard.Engine.Painting;

/// <summary>The cost of a frame, the same on every binding.</summary>
/// <param name="BlendedPixels">Window pixels covered by quads, counted once per quad.</param>
public readonly record struct FrameCounts(int Quads, long BlendedPixels, int Uploads, long UploadedBytes);
