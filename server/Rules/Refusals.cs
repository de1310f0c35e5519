using System.Globalization;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

/// <summary>Creates refusals with their sentence from the text file.</summary>
public static class Refusals
{
    public static Refusal Create(RefusalCode code, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var refusal = new Refusal { Code = code };
        foreach (var (name, value) in parameters)
        {
            refusal.Parameters.Add(name, value);
        }
        refusal.Sentence = Sentences.English.Say(refusal);
        return refusal;
    }

    public static Refusal Limit(RefusalCode code, int limit) =>
        Create(code, ("limit", limit.ToString(CultureInfo.InvariantCulture)));

    public static Refusal Malformed(string field) => Create(RefusalCode.Malformed, ("field", field));
}
