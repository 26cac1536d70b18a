using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation;

/// <summary>One rule of the specification, told of every part of the document as it is walked.</summary>
public abstract class ValidationRule(ValidationContext context)
{
    protected ValidationContext Context { get; } = context;

    /// <summary>False where the rule has no interest in what is inside the part.</summary>
    public virtual bool Enter(Node node) => true;

    public virtual void Leave(Node node)
    {
    }

    protected void Report(string message, params IEnumerable<Node> nodes) => Context.Report(GetType().Name, message, nodes);
}
