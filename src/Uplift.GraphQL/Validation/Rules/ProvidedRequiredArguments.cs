using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

/// <summary>On directives, in operations as in schemas.</summary>
internal class ProvidedRequiredArgumentsOnDirectives : ValidationRule
{
    private readonly Dictionary<string, IReadOnlyList<(string Name, string Type)>> required = [];

    public ProvidedRequiredArgumentsOnDirectives(ValidationContext context)
        : base(context)
    {
        foreach (var directive in DirectivesInScope.Known(context))
        {
            required[directive.Name] =
                [.. directive.Arguments.Where(argument => argument.IsRequired).Select(argument => (argument.Name, argument.Type.ToString()!))];
        }

        foreach (var directive in DirectivesInScope.Defined(context))
        {
            required[directive.Name.Value] =
            [
                .. directive.Arguments
                    .Where(argument => argument is { Type: NonNullTypeNode, Default: null })
                    .Select(argument => (argument.Name.Value, Printer.Print(argument.Type))),
            ];
        }
    }

    public override void Leave(Node node)
    {
        if (node is not DirectiveNode directive || !required.TryGetValue(directive.Name.Value, out var wanted))
        {
            return;
        }

        foreach (var (name, type) in wanted.Where(argument => directive.Arguments.All(given => given.Name.Value != argument.Name)))
        {
            Report(
                $"Directive \"@{directive.Name.Value}\" argument \"{name}\" of type \"{type}\" is required, but it was not provided.", directive);
        }
    }
}

internal sealed class ProvidedRequiredArguments(ValidationContext context) : ProvidedRequiredArgumentsOnDirectives(context)
{
    public override void Leave(Node node)
    {
        base.Leave(node);
        if (node is not FieldNode selected || Context.Types.Field is not { } field)
        {
            return;
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && selected.Arguments.All(given => given.Name.Value != argument.Name))
            {
                Report(
                    $"Field \"{field.Name}\" argument \"{argument.Name}\" of type \"{argument.Type}\" is required, but it was not provided.", node);
            }
        }
    }
}
