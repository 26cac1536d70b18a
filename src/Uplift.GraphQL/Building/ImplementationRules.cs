using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Building;

/// <summary>A type keeps what its interfaces promise.</summary>
internal static class ImplementationRules
{
    public static IEnumerable<string> Check(Schema schema, FieldsType type)
    {
        foreach (var twice in type.Interfaces.GroupBy(wide => wide).Where(group => group.Skip(1).Any()))
        {
            yield return $"Type {type.Name} can only implement {twice.Key.Name} once.";
        }

        foreach (var wide in type.Interfaces)
        {
            if (ReferenceEquals(wide, type))
            {
                yield return $"Type {type.Name} cannot implement itself because it would create a circular reference.";
                continue;
            }

            foreach (var outer in wide.Interfaces.Where(outer => !type.Interfaces.Contains(outer)))
            {
                yield return ReferenceEquals(outer, type)
                    ? $"Type {type.Name} cannot implement {wide.Name} because it would create a circular reference."
                    : $"Type {type.Name} must implement {outer.Name} because it is implemented by {wide.Name}.";
            }

            foreach (var fault in wide.Fields.SelectMany(promised => Field(schema, type, wide, promised)))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> Field(Schema schema, FieldsType type, InterfaceType wide, Field promised)
    {
        if (type.Fields.Find(promised.Name) is not { } field)
        {
            yield return $"Interface field {wide.Name}.{promised.Name} expected but {type.Name} does not provide it.";
            yield break;
        }

        if (!schema.IsSubtype(field.Type, promised.Type))
        {
            yield return $"Interface field {wide.Name}.{promised.Name} expects type {promised.Type} but {type.Name}.{field.Name} is type {field.Type}.";
        }

        foreach (var argument in promised.Arguments)
        {
            if (field.Arguments.Find(argument.Name) is not { } given)
            {
                yield return $"Interface field argument {wide.Name}.{promised.Name}({argument.Name}:) expected but {type.Name}.{field.Name} does not provide it.";
            }
            else if (!given.Type.SameAs(argument.Type))
            {
                yield return $"Interface field argument {wide.Name}.{promised.Name}({argument.Name}:) expects type {argument.Type} but {type.Name}.{field.Name}({argument.Name}:) is type {given.Type}.";
            }
        }

        foreach (var extra in field.Arguments.Where(argument => argument.IsRequired && promised.Arguments.Find(argument.Name) is null))
        {
            yield return $"Field {type.Name}.{field.Name} includes required argument {extra.Name} that is missing from the Interface field {wide.Name}.{promised.Name}.";
        }
    }
}
