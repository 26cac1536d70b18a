using System.Text.Json;
using System.Text.Json.Nodes;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Sharing;

/// <summary>
/// The document as somebody with a link may have it: what its page shows and nothing besides. Sections that are not shown, members
/// that Uplift does not know and, unless the owner wants it otherwise, the ways to reach them stay out of the file too.
/// </summary>
internal static class SharedDocument
{
    private static readonly string[] Contact = ["email", "phone", "location/address", "location/postalCode"];

    public static Resume Of(Resume resume, bool withContact)
    {
        var from = ResumeText.ToNode(ResumeText.Write(resume).Value!);
        var shared = new JsonObject();
        var hidden = from.Hidden();
        var shown = from.Movable().Where(section => !hidden.Contains(section.Id)).ToList();
        foreach (var section in new[] { Sections.Basics, Sections.Profiles }.Concat(shown.Where(section => !section.IsOwn)))
        {
            for (var index = 0; index < from.Count(section); index++)
            {
                Copy(section, from.EntryAt(section, index, makes: false), () => shared.EntryAt(section, index, makes: true)!, withContact);
            }
        }

        AddOwn(from, shared, shown);
        return shared.Deserialize<Resume>(ResumeText.Json)!;
    }

    // Their order is their place in the list, so that nothing of what is not shown is left to be seen.
    private static void AddOwn(JsonObject from, JsonObject shared, List<Section> shown)
    {
        var order = shown.Where(section => from.Says(section)).Select(section => section.Id).ToList();
        var own = new JsonArray();
        foreach (var section in shown.Where(section => section.IsOwn && from.Says(section)))
        {
            var items = new JsonArray();
            for (var index = 0; index < from.Count(section); index++)
            {
                var item = new JsonObject();
                Copy(section, from.EntryAt(section, index, makes: false), () => item, withContact: true);
                items.Add(item);
            }

            order[order.IndexOf(section.Id)] = FormattableString.Invariant($"{Sections.OwnPrefix}{own.Count}");
            own.Add(new JsonObject { ["title"] = section.Title, ["items"] = items });
        }

        if (own.Count > 0)
        {
            shared[Sections.Own] = own;
        }

        shared.Arrange(order, []);
    }

    private static void Copy(Section section, JsonObject? entry, Func<JsonObject> make, bool withContact)
    {
        if (entry is null)
        {
            return;
        }

        foreach (var field in section.Fields.Where(field => withContact || section != Sections.Basics || !Contact.Contains(field.Name)))
        {
            if (DocumentNodes.Typed(entry, field) is { Length: > 0 } typed)
            {
                DocumentNodes.Type(make(), field, typed);
            }
        }
    }
}
