namespace ElephantBoard.Engine.Scenes;

/// <summary>A component that is notified when its object's transform in the world changed.</summary>
internal interface IFollowsTransform
{
    void OnTransformChanged(bool reparented);
}
