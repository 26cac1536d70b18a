using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace Uplift.Library.Notes;

/// <summary>The guide or question that a note is about.</summary>
public sealed record NoteSubject
{
    [AllowedValues("guide", "question", ErrorMessage = "A note is about a guide or a question.")]
    public string Kind { get; set; } = "";

    [Required, StringLength(100)]
    public string Slug { get; set; } = "";

    internal ItemKind ItemKind => Kind == "guide" ? ItemKind.Guide : ItemKind.Question;
}

public sealed record NoteDraft
{
    public const int LongestTitle = 200;
    public const int LongestBody = 20_000;

    [Required(ErrorMessage = "Give the note a title.")]
    [StringLength(LongestTitle, ErrorMessage = "A title has at most 200 characters.")]
    public string Title { get; set; } = "";

    /// <summary>Markdown.</summary>
    [StringLength(LongestBody, ErrorMessage = "A note has at most 20,000 characters.")]
    public string Body { get; set; } = "";

    public NoteSubject? About { get; set; }

    public bool Pinned { get; set; }
}

/// <param name="Version">What the ETag is made of; it is sent as a header only.</param>
public sealed record NoteView(
    Guid Id,
    string Title,
    string Body,
    NoteSubject? About,
    bool Pinned,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [property: JsonIgnore] Guid Version)
{
    internal static readonly Expression<Func<Note, NoteView>> Of = note => new NoteView(
        note.Id,
        note.Title,
        note.Body,
        note.AboutSlug == null ? null : new NoteSubject { Kind = note.AboutKind == ItemKind.Guide ? "guide" : "question", Slug = note.AboutSlug },
        note.Pinned,
        note.CreatedAt,
        note.UpdatedAt,
        note.Version);

    internal static readonly Func<Note, NoteView> From = Of.Compile();

    internal NoteDraft ToDraft() => new() { Title = Title, Body = Body, About = About, Pinned = Pinned };
}
