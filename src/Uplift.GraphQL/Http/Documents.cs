using System.Security.Cryptography;
using System.Text;
using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;
using Uplift.GraphQL.Validation;

namespace Uplift.GraphQL.Http;

/// <summary>Finds the text of a request, and parses and validates each text once.</summary>
internal sealed class Documents(Schema schema, GraphQLOptions options)
{
    // What clients really send is shorter; the caches must not be a way to fill the memory.
    private const int LongestKept = 10_000;

    private readonly BoundedCache<string> persisted = new(options.CachedDocuments);
    private readonly BoundedCache<Prepared> prepared = new(options.CachedDocuments);
    private readonly ParseOptions parsing = new(options.MaxTokens, options.MaxNesting);

    // What the limits do not count, introspection, has its own bound.
    private readonly IReadOnlyList<RuleFactory> rules =
    [
        .. Validator.Specified,
        options.AllowsIntrospection ? Validator.MaxIntrospectionDepth : Validator.NoSchemaIntrospection,
    ];

    public (string? Text, GraphQLError? Error) TextOf(GraphQLRequest request)
    {
        if (request.DocumentHash is { } hash && options.TrustedDocuments.TryGetValue(hash, out var trusted))
        {
            return (trusted, null);
        }

        if (options.TrustedDocumentsOnly)
        {
            return (null, GraphQLError.Coded("TRUSTED_ONLY", "This service executes documents that it knows beforehand, named by their hash."));
        }

        if (request.Query is null)
        {
            // The words that clients of automatic persisted queries wait for; they then send hash and text together.
            return persisted.Find(request.DocumentHash!) is { } known
                ? (known, null)
                : (null, GraphQLError.Coded("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"));
        }

        if (request.DocumentHash is null)
        {
            return (request.Query, null);
        }

        if (Hash(request.Query) != request.DocumentHash)
        {
            return (null, GraphQLError.Coded("PERSISTED_QUERY_MISMATCH", "The hash is not that of the query."));
        }

        if (request.Query.Length <= LongestKept && Prepare(request.Query).Errors.Count == 0)
        {
            persisted.Add(request.DocumentHash, request.Query);
        }

        return (request.Query, null);
    }

    public Prepared Prepare(string text)
    {
        if (prepared.Find(text) is not { } found)
        {
            found = ParseAndValidate(text);
            if (found.Errors.Count == 0 && text.Length <= LongestKept)
            {
                prepared.Add(text, found);
            }
        }

        return found;
    }

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private Prepared ParseAndValidate(string text)
    {
        try
        {
            var document = Parser.Parse(text, parsing);
            return new Prepared(document, Validator.Validate(schema, document, rules));
        }
        catch (SyntaxException fault)
        {
            return new Prepared(null, [fault.ToError()]);
        }
    }
}

/// <summary>A document that may be executed, or the errors that say why not.</summary>
internal sealed record Prepared(DocumentNode? Document, IReadOnlyList<GraphQLError> Errors);
