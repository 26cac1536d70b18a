using System.Text.Json;
using System.Text.Json.Serialization;

namespace Uplift.Platform.Ai;

/// <summary>Asks a person's model. Two implementations: the real calls, and the bench's, which counts what they cost.</summary>
public interface IModelCalls
{
    /// <param name="request">What is asked, and for whom.</param>
    /// <param name="onText">Called with each piece as it comes; false ends the call. Null when only the whole is of use.</param>
    /// <param name="cancellation">Whoever asked has left or stopped it.</param>
    Task<ModelReply> AskAsync(ModelRequest request, Func<string, Task<bool>>? onText, CancellationToken cancellation);
}

public static class ModelJson
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 8,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static JsonElement Schema(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    /// <summary>Asks for JSON of a form. A model that promises the form and does not keep to it is as good as none.</summary>
    public static async Task<(T? Value, ModelReply Reply)> AskForAsync<T>(
        this IModelCalls calls, ModelRequest request, CancellationToken cancellation)
        where T : class
    {
        var reply = await calls.AskAsync(request, null, cancellation);
        return reply.Failure is not null ? (null, reply)
            : Read<T>(reply.Text) is { } value ? (value, reply)
            : (null, reply with { Failure = ModelFailure.WrongForm, Text = "" });
    }

    /// <summary>Without the fence that some models put around JSON; anything else around it is not the form.</summary>
    internal static T? Read<T>(string text)
        where T : class
    {
        var json = text.Trim();
        if (json.StartsWith("```", StringComparison.Ordinal) && json.EndsWith("```", StringComparison.Ordinal) && json.IndexOf('\n') is > 0 and var line)
        {
            json = json[line..^3];
        }

        try
        {
            return JsonSerializer.Deserialize<T>(json, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
