using Microsoft.AspNetCore.Http;

namespace Uplift.Platform.Http;

/// <summary>The antiforgery cookie, named and secured like the other cookies of ours, which depends on the request.</summary>
internal sealed class FormCookie(IHttpContextAccessor accessor) : CookieBuilder
{
    private const string PlainName = "uplift-form";

    public override string? Name
    {
        get => accessor.HttpContext is { } context ? OwnCookie.Name(context.Request, PlainName) : PlainName;
        set => throw new NotSupportedException("The request decides the name.");
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom) => OwnCookie.Options(context.Request, lifetime: null);
}
