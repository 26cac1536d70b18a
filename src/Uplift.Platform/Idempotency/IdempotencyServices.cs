using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Outcomes;
using Uplift.Platform.PersonalData;

namespace Uplift.Platform.Idempotency;

/// <summary>What an endpoint does with an Idempotency-Key.</summary>
public enum KeyUse
{
    /// <summary>The key makes a request that is sent twice act once.</summary>
    Accepted,

    /// <summary>The answer carries a secret, which must not be kept to be shown again; the key is refused.</summary>
    Refused,

    /// <summary>One address for many operations: the door looks at which it is.</summary>
    ByOperation,
}

/// <summary>Endpoint metadata.</summary>
public sealed record IdempotencyMetadata(KeyUse Use);

public static class IdempotencyServices
{
    /// <summary>The most characters that a key may have.</summary>
    public const int LongestKey = IdempotentAnswer.LongestKey;

    public static IServiceCollection AddIdempotency(this IServiceCollection services)
    {
        services.AddSingleton<IdempotentActs>();
        services.AddSingleton<ForgetAnswers>();
        services.AddHostedService(provider => provider.GetRequiredService<ForgetAnswers>());
        services.AddScoped<IPersonalData, IdempotencyData>();
        return services.AddProblemPages(
            new ProblemPage("idempotency-key-misused", 400, "The Idempotency-Key was empty, longer than 255 characters or not printable; or it was sent by somebody without a session, whose keys could not be told from other people's; or the answer carries a secret, which is never kept.", "Send one printable key, such as a UUID, with a session or token; leave it out where the answer is a secret."),
            new ProblemPage("idempotency-key-reused", 422, "The same key came before with another address or body.", "Use a new key for each new thing; repeat a key only with exactly the same request."),
            new ProblemPage("idempotency-in-flight", 409, "A request with this key is being worked on at this moment.", "Wait a moment and send it again; you then get its answer."));
    }

    public static IApplicationBuilder UseIdempotency(this IApplicationBuilder app) => app.UseMiddleware<IdempotencyKeys>();

    /// <summary>Sent twice with the same <c>Idempotency-Key</c>, this acts once and answers the same.</summary>
    public static TBuilder AcceptsIdempotencyKey<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new IdempotencyMetadata(KeyUse.Accepted));

    /// <summary>The answer carries a secret, so a key is refused with 400.</summary>
    public static TBuilder RefusesIdempotencyKey<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new IdempotencyMetadata(KeyUse.Refused));
}
