namespace Uplift.Platform.Identity;

/// <summary>Authorisation policies by name. Without one, an endpoint that requires authorisation takes guests too.</summary>
public static class Policies
{
    /// <summary>A person with an account; a guest is asked to sign in.</summary>
    public const string SignedIn = "signed-in";
}
