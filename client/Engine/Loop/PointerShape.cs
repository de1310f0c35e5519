namespace ElephantBoard.Engine.Loop;

public enum PointerShape
{
    Arrow,
    Hand,
    Text,
    Move,
}
