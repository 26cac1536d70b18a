using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation;

/// <summary>Keeps the types that belong to the present place of a walk; null where the document leads nowhere.</summary>
public sealed class TypeTracker(Schema schema)
{
    private readonly Stack<GraphType?> types = [];
    private readonly Stack<NamedType?> parents = [];
    private readonly List<GraphType?> inputs = [];
    private readonly Stack<Field?> fields = [];
    private readonly Stack<ValueNode?> defaults = [];

    public GraphType? Type => types.TryPeek(out var type) ? type : null;

    public NamedType? Parent => parents.TryPeek(out var parent) ? parent : null;

    public GraphType? InputType => inputs.Count > 0 ? inputs[^1] : null;

    public GraphType? ParentInputType => inputs.Count > 1 ? inputs[^2] : null;

    public Field? Field => fields.TryPeek(out var current) ? current : null;

    /// <summary>What the place has when nothing is given.</summary>
    public ValueNode? Default => defaults.TryPeek(out var value) ? value : null;

    public Directive? Directive { get; private set; }

    public InputValue? Argument { get; private set; }

    public EnumValue? EnumValue { get; private set; }

    public void Enter(Node node)
    {
        switch (node)
        {
            case SelectionSetNode:
                parents.Push(Type?.Named is { IsComposite: true } composite ? composite : null);
                break;
            case FieldNode field:
                var definition = Parent is null ? null : schema.FieldOf(Parent, field.Name.Value);
                fields.Push(definition);
                types.Push(Output(definition?.Type));
                break;
            case DirectiveNode directive:
                Directive = schema.Directives.Find(directive.Name.Value);
                break;
            case OperationNode operation:
                types.Push(schema.Root(operation.Kind));
                break;
            case InlineFragmentNode inline:
                types.Push(Output(inline.On is null ? Type?.Named : schema.Resolve(inline.On)));
                break;
            case FragmentNode fragment:
                types.Push(Output(schema.Resolve(fragment.On)));
                break;
            case VariableDefinitionNode variable:
                inputs.Add(Input(schema.Resolve(variable.Type)));
                break;
            case ArgumentNode argument:
                Argument = (Directive?.Arguments ?? Field?.Arguments)?.Find(argument.Name.Value);
                PushInput(Argument?.Type, Argument?.Default);
                break;
            case ListNode:
                var wanted = InputType?.Nullable;
                PushInput(wanted is ListType list ? list.Of : wanted, null);
                break;
            case ObjectFieldNode field:
                var input = (InputType?.Named as InputType)?.Fields.Find(field.Name.Value);
                PushInput(input?.Type, input?.Default);
                break;
            case EnumNode name:
                EnumValue = (InputType?.Named as EnumType)?.Values.Find(name.Value);
                break;
        }
    }

    public void Leave(Node node)
    {
        switch (node)
        {
            case SelectionSetNode:
                parents.Pop();
                break;
            case FieldNode:
                fields.Pop();
                types.Pop();
                break;
            case DirectiveNode:
                Directive = null;
                break;
            case OperationNode or InlineFragmentNode or FragmentNode:
                types.Pop();
                break;
            case VariableDefinitionNode:
                inputs.RemoveAt(inputs.Count - 1);
                break;
            case ArgumentNode or ListNode or ObjectFieldNode:
                Argument = node is ArgumentNode ? null : Argument;
                inputs.RemoveAt(inputs.Count - 1);
                defaults.Pop();
                break;
            case EnumNode:
                EnumValue = null;
                break;
        }
    }

    private void PushInput(GraphType? type, ValueNode? value)
    {
        defaults.Push(value);
        inputs.Add(Input(type));
    }

    private static GraphType? Output(GraphType? type) => type is { IsOutput: true } ? type : null;

    private static GraphType? Input(GraphType? type) => type is { IsInput: true } ? type : null;
}
