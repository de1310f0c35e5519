namespace ElephantBoard.Engine.Tweens;

/// <summary>How a tween's share of the way follows its share of the time; 0 to 0 and 1 to 1.</summary>
public delegate float Ease(float time);
