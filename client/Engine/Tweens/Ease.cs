namespace ElephantBoard.Engine.Tweens;

/// <summary>Maps a tween's share of time to its share of the way; 0 to 0 and 1 to 1.</summary>
public delegate float Ease(float time);
