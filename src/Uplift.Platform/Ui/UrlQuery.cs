using Microsoft.AspNetCore.Http;

namespace Uplift.Platform.Ui;

/// <summary>Builds the address of a list from its filters, leaving out what is not set.</summary>
public static class UrlQuery
{
    public static string Of(string path, params (string Name, string? Value)[] parameters) =>
        path + QueryString.Create(parameters
            .Where(parameter => !string.IsNullOrEmpty(parameter.Value))
            .Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
}
