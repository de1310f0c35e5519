namespace ElephantBoard.Engine.Scenes;

/// <summary>A component that must know when its object's place in the world changed.</summary>
internal interface IFollowsTransform
{
    void OnTransformChanged(bool reparented);
}
