using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation;

/// <summary>What the rules know about the document while it is walked.</summary>
public sealed class ValidationContext
{
    // Hostile documents can make fragments refer to each other so that following them costs far more than reading them.
    private const int FragmentWork = 50_000;

    private readonly int maxErrors;
    private readonly List<GraphQLError> errors = [];
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> spreads = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<OperationNode, IReadOnlyList<FragmentNode>> fragmentsOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Node, IReadOnlyList<VariableUsage>> usages = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<OperationNode, IReadOnlyList<VariableUsage>> recursiveUsages = new(ReferenceEqualityComparer.Instance);
    private Dictionary<string, FragmentNode>? fragments;
    private int workLeft = FragmentWork;

    internal ValidationContext(Schema? schema, DocumentNode document, int maxErrors)
    {
        Schema = schema!;
        Document = document;
        Types = new TypeTracker(schema!);
        this.maxErrors = maxErrors;
    }

    /// <summary>The schema that the document is for; of schema documents the one that they extend, and absent for a new one.</summary>
    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public TypeTracker Types { get; }

    /// <summary>The nodes around the present one, the document first.</summary>
    public List<Node> Ancestors { get; } = [];

    internal IReadOnlyList<GraphQLError> Errors => errors;

    public FragmentNode? Fragment(string name)
    {
        if (fragments is null)
        {
            fragments = [];
            foreach (var fragment in Document.Definitions.OfType<FragmentNode>())
            {
                fragments[fragment.Name.Value] = fragment;
            }
        }

        return fragments.GetValueOrDefault(name);
    }

    /// <summary>The named fragments that a selection uses itself, inner selections included.</summary>
    public IReadOnlyList<FragmentSpreadNode> Spreads(SelectionSetNode selections)
    {
        if (spreads.TryGetValue(selections, out var found))
        {
            return found;
        }

        found = [];
        var toVisit = new Stack<SelectionSetNode>([selections]);
        while (toVisit.TryPop(out var set))
        {
            foreach (var selection in set.Items)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        found.Add(spread);
                        break;
                    case FieldNode { Selections: { } inner }:
                        toVisit.Push(inner);
                        break;
                    case InlineFragmentNode inline:
                        toVisit.Push(inline.Selections);
                        break;
                }
            }
        }

        return spreads[selections] = found;
    }

    /// <summary>The fragments that an operation uses, directly or through others.</summary>
    public IReadOnlyList<FragmentNode> FragmentsOf(OperationNode operation) =>
        fragmentsOf.TryGetValue(operation, out var found) ? found : fragmentsOf[operation] = FragmentsOf([operation]);

    public IReadOnlyList<FragmentNode> FragmentsOf(IReadOnlyList<OperationNode> operations)
    {
        var names = operations.SelectMany(operation => Spreads(operation.Selections)).Select(spread => spread.Name.Value).Distinct().ToList();
        var seen = names.ToHashSet();
        var found = new List<FragmentNode>();
        Spend(names.Count);
        for (var index = 0; index < names.Count; index++)
        {
            if (Fragment(names[index]) is not { } fragment)
            {
                continue;
            }

            found.Add(fragment);
            var inner = Spreads(fragment.Selections);
            Spend(inner.Count);
            names.AddRange(inner.Select(spread => spread.Name.Value).Where(seen.Add));
        }

        return found;
    }

    /// <summary>Where an operation uses variables, itself and in its fragments.</summary>
    public IReadOnlyList<VariableUsage> RecursiveUsages(OperationNode operation)
    {
        if (recursiveUsages.TryGetValue(operation, out var found))
        {
            return found;
        }

        var all = new List<VariableUsage>(Usages(operation));
        foreach (var fragment in FragmentsOf(operation))
        {
            var inFragment = Usages(fragment);
            Spend(inFragment.Count + 1);
            all.AddRange(inFragment);
        }

        return recursiveUsages[operation] = all;
    }

    public void Report(string rule, string message, IEnumerable<Node> nodes)
    {
        if (errors.Count >= maxErrors)
        {
            Abort("Too many validation errors, error limit reached. Validation aborted.");
        }

        errors.Add(new GraphQLError(message, [.. nodes.Select(node => Document.Source.Locate(node.Start))], Rule: rule));
    }

    /// <summary>Ends the validation of a document that would take more work than a document is worth.</summary>
    public void Spend(int work)
    {
        workLeft -= work;
        if (workLeft < 0)
        {
            AbortAsTooComplex();
        }
    }

    internal void AbortAsTooComplex() => Abort("Document is too complex to validate. Validation aborted.");

    private void Abort(string message)
    {
        errors.Add(new GraphQLError(message));
        throw new ValidationAbortedException();
    }

    private IReadOnlyList<VariableUsage> Usages(Node node) =>
        usages.TryGetValue(node, out var found) ? found : usages[node] = VariableUsage.In(node, Schema);
}

/// <summary>Unwinds the walk; the error that says why is in the list already.</summary>
internal sealed class ValidationAbortedException : Exception;
