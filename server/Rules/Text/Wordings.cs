using ElephantBoard.Timeline;

namespace ElephantBoard.Rules.Text;

internal static class Wordings
{
    /// <summary>Creates a wording with a fresh salt.</summary>
    public static Change.WordingKept Keep(string text, Entropy entropy, uint nameOf = 0)
    {
        var salt = new byte[WordingId.Size];
        entropy.Fill(salt);
        return new(WordingId.Of(salt, text), salt, text, nameOf);
    }
}
