using System.Text.Json.Nodes;

namespace Uplift.Resumes.Import;

/// <summary>Name and contact lines.</summary>
internal sealed partial class ToldResume
{
    private JsonObject ReadBasics(List<SourceLine> top)
    {
        var basics = new JsonObject();
        var name = top.TakeWhile(line => line.Role == "H1").Select(line => line.Whole).ToList();
        Set(basics, "name", "/basics", Spaced(name), name);
        var rest = top.Skip(name.Count).ToList();
        // Contact is muted; what stands above it in another colour or size is the title.
        var muted = rest.Count > 0 ? rest[^1].Style.Color : "";
        var size = rest.Count > 0 ? rest[^1].Size : 0;
        var label = rest.TakeWhile(line => line.Style.Color != muted || Math.Abs(line.Size - size) > 0.4).Select(line => line.Whole).ToList();
        if (label.Count == 0 && rest is [{ } only] && !only.Runs.Any(run => run.Link is not null) && only.Size > size + 0.4)
        {
            label = [only.Whole];
        }

        Set(basics, "label", "/basics", Spaced(label), label);
        var profiles = new JsonArray();
        var facts = rest.Skip(label.Count).SelectMany(FactsOf).ToList();
        var phone = facts.FindIndex(fact => fact.Link?.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) == true);
        foreach (var (index, fact) in facts.Index())
        {
            // Only an e-mail stands before the phone, even one that is no address and so no link.
            if (index < phone && fact.Link is null && !basics.ContainsKey("email"))
            {
                Set(basics, "email", "/basics", fact.Text, [fact]);
                continue;
            }

            AddContact(basics, profiles, fact);
        }

        if (profiles.Count > 0)
        {
            basics["profiles"] = profiles;
        }

        return basics;
    }

    private void AddContact(JsonObject basics, JsonArray profiles, Cut fact)
    {
        var text = fact.Text;
        var link = fact.Link;
        if (link?.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) == true && !basics.ContainsKey("email"))
        {
            Set(basics, "email", "/basics", text, [fact]);
        }
        else if (link?.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) == true && !basics.ContainsKey("phone"))
        {
            Set(basics, "phone", "/basics", text, [fact]);
        }
        else if (text.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0)
        {
            var profile = new JsonObject();
            var pointer = $"/basics/profiles/{profiles.Count}";
            var value = fact.Slice(colon + 2, fact.Length).Trimmed();
            Set(profile, "network", pointer, text[..colon], [fact.Slice(0, colon)]);
            Set(profile, link is null ? "username" : "url", pointer, value.Text, [value]);
            profiles.Add(profile);
        }
        else if (link is not null && !basics.ContainsKey("url"))
        {
            Set(basics, "url", "/basics", text, [fact]);
        }
        else if (link is not null)
        {
            var profile = new JsonObject();
            Set(profile, "url", $"/basics/profiles/{profiles.Count}", text, [fact]);
            profiles.Add(profile);
        }
        else if (!basics.ContainsKey("location"))
        {
            var place = new JsonObject();
            var comma = text.LastIndexOf(", ", StringComparison.Ordinal);
            if (comma > 0 && text.IndexOf(", ", StringComparison.Ordinal) == comma && !text.Any(char.IsDigit))
            {
                Set(place, "city", "/basics/location", text[..comma], [fact.Slice(0, comma)]);
                Set(place, "region", "/basics/location", text[(comma + 2)..], [fact.Slice(comma + 2, fact.Length)]);
            }
            else
            {
                Set(place, "address", "/basics/location", text, [fact]);
            }

            basics["location"] = place;
        }
        else
        {
            // Places come once; what follows one is meant as an address.
            Set(basics, "url", "/basics", text, [fact]);
        }
    }

    /// <summary>At the dots between them; the end of a line parts two as well.</summary>
    private static IEnumerable<Cut> FactsOf(SourceLine line) => Pieces
        .At(line.Whole, " " + Dot + " ", " " + Dot, Dot + " ")
        .Where(fact => fact.Length > 0 && fact.Text != Dot);
}
