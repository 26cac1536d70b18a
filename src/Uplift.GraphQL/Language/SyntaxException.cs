namespace Uplift.GraphQL.Language;

/// <summary>The text is no GraphQL document. Thrown inside the parser, which is the one place that a text is refused.</summary>
public sealed class SyntaxException(SourceText source, int position, string detail) : Exception($"Syntax Error: {detail}")
{
    public SourceLocation Location { get; } = source.Locate(position);

    public GraphQLError ToError() => new(Message, [Location]);
}
