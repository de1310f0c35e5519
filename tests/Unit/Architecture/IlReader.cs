using System.Reflection;
using System.Reflection.Emit;

namespace ElephantBoard.Tests.Unit.Architecture;

/// <summary>What methods call, read from their instructions.</summary>
internal static class IlReader
{
    private const BindingFlags Everything =
        BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Every member that the methods of a type and of the types in it name.</summary>
    public static IEnumerable<MemberInfo> MembersUsedBy(Type type) =>
        type.GetMethods(Everything)
            .Concat<MethodBase>(type.GetConstructors(Everything))
            .SelectMany(MembersUsedBy)
            .Concat(type.GetFields(Everything).Select(field => field.FieldType))
            .Concat(type.GetNestedTypes(Everything).SelectMany(MembersUsedBy));

    private static IEnumerable<MemberInfo> MembersUsedBy(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[] ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : [];
        Type[] ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (var at = 0; at < il.Length; )
        {
            var code = il[at] == 0xFE ? Codes[BitConverter.ToInt16([il[at + 1], il[at]])] : Codes[il[at]];
            at += code.Size;
            switch (code.OperandType)
            {
                case OperandType.InlineMethod
                or OperandType.InlineField
                or OperandType.InlineType
                or OperandType.InlineTok:
                    if (method.Module.ResolveMember(BitConverter.ToInt32(il, at), ofType, ofMethod) is { } member)
                    {
                        yield return member;
                    }
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(il, at));
                    break;
                default:
                    at += SizeOf(code.OperandType);
                    break;
            }
        }
    }

    private static int SizeOf(OperandType operand) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            _ => 4,
        };
}
