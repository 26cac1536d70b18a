namespace Uplift.Interviews.Conversation;

/// <param name="Manner">How they speak, for the model; it never changes what is asked or how it is judged.</param>
internal sealed record Persona(string Id, string Name, string Description, string Manner);

/// <summary>Who asks, when a model words the questions.</summary>
internal static class Personas
{
    /// <summary>The word with which somebody chooses the embedded interviewer though a model is there.</summary>
    public const string None = "none";

    public static readonly IReadOnlyList<Persona> All =
    [
        new("peer", "Friendly peer", "A colleague who wants to understand", "a friendly engineer of the candidate's own level: plain words, curious, unhurried"),
        new("principal", "Sceptical principal", "Asks what you have left out", "a sceptical principal engineer: courteous and exact, doubts what has no reason or number"),
        new("manager", "Hurried manager", "Short, and wants the consequence", "an engineering manager with little time: short sentences, wants consequences and cost"),
    ];

    public static Persona Find(string? id) => All.FirstOrDefault(persona => persona.Id == id) ?? All[0];
}
