using System.Runtime.CompilerServices;
using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation;

/// <summary>One walk for all rules: each is told of a part before and after what is inside it.</summary>
internal sealed class DocumentWalk
{
    private readonly ValidationContext context;
    private readonly ValidationRule[] rules;
    private readonly TypeTracker? types;
    private readonly Node?[] skipping;
    private readonly Action<Node> visit;

    public DocumentWalk(ValidationContext context, ValidationRule[] rules, TypeTracker? types)
    {
        this.context = context;
        this.rules = rules;
        this.types = types;
        skipping = new Node?[rules.Length];
        visit = Visit;
    }

    public void Visit(Node node)
    {
        if (node is NameNode)
        {
            return;
        }

        // The parser bounds nesting; a document that was built by hand might not be bounded.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        types?.Enter(node);
        for (var index = 0; index < rules.Length; index++)
        {
            if (skipping[index] is null && !rules[index].Enter(node))
            {
                skipping[index] = node;
            }
        }

        context.Ancestors.Add(node);
        node.EachChild(visit);
        context.Ancestors.RemoveAt(context.Ancestors.Count - 1);
        for (var index = 0; index < rules.Length; index++)
        {
            if (skipping[index] is null)
            {
                rules[index].Leave(node);
            }
            else if (ReferenceEquals(skipping[index], node))
            {
                skipping[index] = null;
            }
        }

        types?.Leave(node);
    }
}
