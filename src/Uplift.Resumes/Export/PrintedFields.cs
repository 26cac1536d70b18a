using Uplift.Resumes.Document;

namespace Uplift.Resumes.Export;

/// <summary>Every field that the templates print, as printed: white space and dates as there, lists as one text.</summary>
internal static class PrintedFields
{
    public static Dictionary<string, string> Of(Resume resume, ExportLocale locale, IReadOnlyList<string> hidden)
    {
        var outline = OutlineWriter.Write(resume, locale, [], hidden);
        var fields = new Dictionary<string, string>();
        if (resume.Basics is { } basics)
        {
            Add("/basics/name", outline.Name == locale["resume"] ? null : outline.Name);
            Add("/basics/label", outline.Label);
            Add("/basics/email", Text(basics.Email));
            Add("/basics/phone", Text(basics.Phone));
            Add("/basics/location", OutlineWriter.Place(basics.Location));
            Add("/basics/url", Text(basics.Url));
            var index = 0;
            foreach (var profile in basics.Profiles ?? [])
            {
                var (network, value) = (Text(profile?.Network), Text(profile?.Url) ?? Text(profile?.Username));
                if (value is not null)
                {
                    Add($"/basics/profiles/{index}/network", network);
                    // Of what is no address nothing printed tells whether it was meant as one.
                    Add($"/basics/profiles/{index++}/url", value);
                }
            }
        }

        var own = 0;
        foreach (var section in outline.Sections)
        {
            var pointer = section.Key == OutlineWriter.OwnSections ? $"/{section.Key}/{own++}" : $"/{section.Key}";
            if (section.Key == OutlineWriter.OwnSections)
            {
                Add($"{pointer}/title", section.Heading);
            }

            foreach (var (index, item) in section.Items.Index())
            {
                AddItem($"{pointer}/{index}", item);
            }
        }

        return fields;

        void AddItem(string pointer, OutlineItem item)
        {
            switch (item)
            {
                case Prose prose:
                    Add($"{pointer}/text", prose.Text);
                    break;
                case LabelledLine line:
                    Add($"{pointer}/label", line.Label);
                    Add($"{pointer}/remark", line.Remark);
                    Add($"{pointer}/text", line.Text);
                    break;
                case Entry entry:
                    Add($"{pointer}/title", entry.Title);
                    Add($"{pointer}/subject", entry.Subject);
                    Add($"{pointer}/dates", entry.Dates);
                    Add($"{pointer}/organization", entry.Organization);
                    foreach (var fact in entry.Facts)
                    {
                        Add($"{pointer}/{(fact.Link is null ? "place" : "url")}", fact.Text);
                    }

                    Add($"{pointer}/note", entry.Note);
                    Each($"{pointer}/text", entry.Paragraphs);
                    Each($"{pointer}/highlights", entry.Bullets);
                    foreach (var detail in entry.Details)
                    {
                        Add($"{pointer}/{locale.KeyOf(detail.Label!)}", detail.Text);
                    }

                    break;
            }
        }

        void Each(string pointer, IReadOnlyList<string> texts)
        {
            foreach (var (index, text) in texts.Index())
            {
                Add($"{pointer}/{index}", text);
            }
        }

        void Add(string pointer, string? value)
        {
            if (value is not null)
            {
                fields[pointer] = value;
            }
        }

        static string? Text(string? text) => OutlineWriter.Text(text);
    }
}
