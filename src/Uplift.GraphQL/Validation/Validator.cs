using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;
using Uplift.GraphQL.Validation.Rules;
using Uplift.GraphQL.Validation.Sdl;

namespace Uplift.GraphQL.Validation;

public delegate ValidationRule RuleFactory(ValidationContext context);

/// <summary>Walks a document once and tells every rule.</summary>
public static class Validator
{
    /// <summary>The rules of the specification for documents that are executed.</summary>
    public static IReadOnlyList<RuleFactory> Specified { get; } =
    [
        context => new ExecutableDefinitions(context),
        context => new UniqueOperationNames(context),
        context => new LoneAnonymousOperation(context),
        context => new SingleFieldSubscriptions(context),
        context => new KnownTypeNames(context),
        context => new FragmentsOnCompositeTypes(context),
        context => new VariablesAreInputTypes(context),
        context => new ScalarLeafs(context),
        context => new FieldsOnCorrectType(context),
        context => new UniqueFragmentNames(context),
        context => new KnownFragmentNames(context),
        context => new NoUnusedFragments(context),
        context => new PossibleFragmentSpreads(context),
        context => new NoFragmentCycles(context),
        context => new UniqueVariableNames(context),
        context => new NoUndefinedVariables(context),
        context => new NoUnusedVariables(context),
        context => new KnownDirectives(context),
        context => new UniqueDirectivesPerLocation(context),
        context => new KnownArgumentNames(context),
        context => new UniqueArgumentNames(context),
        context => new ValuesOfCorrectType(context),
        context => new ProvidedRequiredArguments(context),
        context => new VariablesInAllowedPosition(context),
        context => new OverlappingFieldsCanBeMerged(context),
        context => new UniqueInputFieldNames(context),
    ];

    /// <summary>Refuses introspection that nests lists of lists, which makes small requests large answers.</summary>
    public static RuleFactory MaxIntrospectionDepth { get; } = context => new MaxIntrospectionDepth(context);

    /// <summary>Refuses introspection.</summary>
    public static RuleFactory NoSchemaIntrospection { get; } = context => new NoSchemaIntrospection(context);

    /// <summary>Refuses what will go: for a client's own build.</summary>
    public static RuleFactory NoDeprecated { get; } = context => new NoDeprecated(context);

    internal static IReadOnlyList<RuleFactory> ForSchemas { get; } =
    [
        context => new LoneSchemaDefinition(context),
        context => new UniqueOperationTypes(context),
        context => new UniqueTypeNames(context),
        context => new UniqueEnumValueNames(context),
        context => new UniqueFieldDefinitionNames(context),
        context => new UniqueArgumentDefinitionNames(context),
        context => new UniqueDirectiveNames(context),
        context => new KnownTypeNames(context),
        context => new KnownDirectives(context),
        context => new UniqueDirectivesPerLocation(context),
        context => new PossibleTypeExtensions(context),
        context => new KnownArgumentNamesOnDirectives(context),
        context => new UniqueArgumentNames(context),
        context => new UniqueInputFieldNames(context),
        context => new ProvidedRequiredArgumentsOnDirectives(context),
    ];

    /// <summary>The faults of a document that is to be executed; none means that it may be.</summary>
    public static IReadOnlyList<GraphQLError> Validate(
        Schema schema, DocumentNode document, IEnumerable<RuleFactory>? rules = null, int maxErrors = 100) =>
        Walk(new ValidationContext(schema, document, maxErrors), rules ?? Specified);

    /// <summary>The faults of a document in the schema language, on its own or as an addition to a schema.</summary>
    public static IReadOnlyList<GraphQLError> ValidateSdl(
        DocumentNode document, Schema? extended = null, IEnumerable<RuleFactory>? rules = null) =>
        Walk(new ValidationContext(extended, document, int.MaxValue), rules ?? ForSchemas, isSdl: true);

    private static IReadOnlyList<GraphQLError> Walk(ValidationContext context, IEnumerable<RuleFactory> rules, bool isSdl = false)
    {
        try
        {
            new DocumentWalk(context, [.. rules.Select(rule => rule(context))], isSdl ? null : context.Types).Visit(context.Document);
        }
        catch (ValidationAbortedException)
        {
            // The last error says why.
        }
        catch (InsufficientExecutionStackException)
        {
            return [.. context.Errors, new GraphQLError("Document is nested too deeply to validate. Validation aborted.")];
        }

        return context.Errors;
    }
}
