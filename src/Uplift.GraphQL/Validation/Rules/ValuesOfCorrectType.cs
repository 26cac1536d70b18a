using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation.Rules;

/// <summary>A literal fits the type that its place wants.</summary>
internal sealed class ValuesOfCorrectType(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        switch (node)
        {
            case ListNode list:
                // The tracker has entered the list already, so what the list itself must fit lies one further out.
                return Context.Types.ParentInputType?.Nullable is ListType || CheckLeaf(list);
            case ObjectNode fields:
                return Context.Types.InputType?.Named is InputType type ? CheckObject(fields, type) : CheckLeaf(fields);
            case ObjectFieldNode field:
                CheckField(field);
                break;
            case NullNode when Context.Types.InputType is NonNullType wanted:
                Report($"Expected value of type \"{wanted}\", found null.", node);
                break;
            case EnumNode or IntNode or FloatNode or StringNode or BooleanNode:
                CheckLeaf((ValueNode)node);
                break;
        }

        return true;
    }

    private bool CheckObject(ObjectNode node, InputType type)
    {
        var given = new Dictionary<string, ObjectFieldNode>();
        foreach (var field in node.Fields)
        {
            given[field.Name.Value] = field;
        }

        foreach (var field in type.Fields.Where(field => field.IsRequired && !given.ContainsKey(field.Name)))
        {
            Report($"Field \"{type.Name}.{field.Name}\" of required type \"{field.Type}\" was not provided.", node);
        }

        if (type.IsOneOf && given.Count != 1)
        {
            Report($"OneOf Input Object \"{type.Name}\" must specify exactly one key.", node);
        }
        else if (type.IsOneOf)
        {
            CheckOnly(given.Values.First(), node, type);
        }

        return true;
    }

    private void CheckOnly(ObjectFieldNode only, ObjectNode node, InputType type)
    {
        if (only.Value is NullNode)
        {
            Report($"Field \"{type.Name}.{only.Name.Value}\" must be non-null.", node);
        }
        else if (only.Value is VariableNode { Name.Value: var variable } && Context.Ancestors[1] is OperationNode operation
            && operation.Variables.LastOrDefault(definition => definition.Variable.Name.Value == variable) is { Type: not NonNullTypeNode })
        {
            // VariablesInAllowedPosition speaks of the variable; newer versions of the reference leave it at that.
            Report($"Variable \"{variable}\" must be non-nullable to be used for OneOf Input Object \"{type.Name}\".", node);
        }
    }

    private void CheckField(ObjectFieldNode field)
    {
        if (Context.Types.InputType is null && Context.Types.ParentInputType?.Named is InputType parent)
        {
            Report($"Field \"{field.Name.Value}\" is not defined by type \"{parent.Name}\".", field);
        }
    }

    // Returns false: what is inside a value that is wrong, or that a custom scalar reads as a whole, is not looked at.
    private bool CheckLeaf(ValueNode node)
    {
        if (Context.Types.InputType is not { } wanted)
        {
            return false;
        }

        var refusal = wanted.Named.IsLeaf
            ? InputCoercion.Leaf(node, wanted.Named, variables: null).Refusal
            : $"Expected value of type \"{wanted}\", found {Printer.Print(node)}.";
        if (refusal is not null)
        {
            Report(refusal, node);
        }

        return false;
    }
}
