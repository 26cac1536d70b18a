namespace Uplift.GraphQL.Execution;

/// <summary>Where in the answer a value stands: a name in an object or a position in a list, and the place around it.</summary>
internal sealed class AnswerPath(AnswerPath? around, string? name, int position)
{
    private AnswerPath? Around { get; } = around;

    private string? Name { get; } = name;

    private int Position { get; } = position;

    public IReadOnlyList<object> ToList()
    {
        var steps = new List<object>();
        for (var step = this; step is not null; step = step.Around)
        {
            steps.Add(step.Name ?? (object)step.Position);
        }

        steps.Reverse();
        return steps;
    }
}
