using System.Globalization;
using System.Text;
using Uplift.GraphQL.Types;

namespace Uplift.Tests.GraphQL;

/// <summary>Writes documents that fit a schema, and breaks them; the same seed gives the same documents.</summary>
internal sealed class DocumentGenerator(Schema schema, int seed)
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", ":", "!", "=", "@", "|", "&", "...", "$", "on", "fragment", "query", "mutation", "type", "input", "true",
        "null", "1", "-", "0.5", "1.", "\"text\"", "\"open", "\"\"\"block\"\"\"", "\\u12", "id", "name", "x", "$v0", "@skip", "@note(text: 1)",
        "#comment\n", "\ud83d\ude00", "\ud800", "\u0007", "Person", "Level", "LOW", "extend", "\r\n",
    ];

    private readonly Random random = new(seed);
    private readonly StringBuilder variables = new();
    private readonly StringBuilder fragments = new();
    private int names;

    /// <summary>A document that means something; nearly all of them are valid.</summary>
    public string Valid()
    {
        variables.Clear();
        fragments.Clear();
        names = 0;
        var isMutation = random.Next(8) == 0;
        var selections = Selections(isMutation ? schema.Mutation! : schema.Query!, depth: 4);
        var head = isMutation ? "mutation" : "query";
        return $"{head} Made{(variables.Length == 0 ? "" : $"({variables})")}{Note()} {selections}{fragments}";
    }

    /// <summary>A document with up to three small changes, which may make it no document at all.</summary>
    public string Mutated(string document)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            document = Changed(document);
        }

        return document;
    }

    private string Changed(string document)
    {
        var (from, to) = Word(document);
        var word = document[from..to];
        return random.Next(6) switch
        {
            0 => document.Remove(from, to - from),
            1 => document.Insert(to, $" {word}"),
            2 => document.Insert(from, $" {One(Pieces)} "),
            3 => document.Remove(from, to - from).Insert(from, One(Pieces)),
            4 => document.Remove(from, to - from).Insert(from, AnyName()),
            _ => document.Insert(random.Next(document.Length + 1), One(Pieces)),
        };
    }

    // The bounds of a name or of one other character.
    private (int From, int To) Word(string document)
    {
        if (document.Length == 0)
        {
            return (0, 0);
        }

        var (from, to) = (random.Next(document.Length), 0);
        while (from > 0 && IsNamePart(document[from]) && IsNamePart(document[from - 1]))
        {
            from--;
        }

        for (to = from + 1; to < document.Length && IsNamePart(document[from]) && IsNamePart(document[to]); to++)
        {
        }

        return (from, to);
    }

    private static bool IsNamePart(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    private string AnyName()
    {
        var type = One([.. schema.Types.OfType<FieldsType>()]);
        return random.Next(2) == 0 ? type.Name : One([.. type.Fields]).Name;
    }

    private string Selections(NamedType type, int depth)
    {
        var text = new StringBuilder("{ ");
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            text.Append(Selection(type, depth)).Append(' ');
        }

        return text.Append('}').ToString();
    }

    private string Selection(NamedType type, int depth)
    {
        var choice = random.Next(10);
        if (choice == 0 || type is UnionType)
        {
            if (choice > 7)
            {
                return "__typename";
            }

            var on = One([.. schema.Types.Where(other => other.IsComposite && !Introspection.IsIntrospection(other) && schema.Overlap(other, type))]);
            return choice % 2 == 0 ? Spread(on, depth) : $"... on {on.Name}{Condition()} {Selections(on, depth - 1)}";
        }

        var fields = ((FieldsType)type).Fields.Where(field => depth > 0 || field.Type.Named.IsLeaf).ToList();
        return choice == 1 || fields.Count == 0 ? "__typename" : Field(One([.. fields]), depth);
    }

    private string Spread(NamedType on, int depth)
    {
        var name = $"F{names++}";
        var selections = Selections(on, depth - 1);
        fragments.Append(CultureInfo.InvariantCulture, $" fragment {name} on {on.Name} {selections}");
        return $"...{name}{Condition()}";
    }

    private string Field(Field field, int depth)
    {
        var arguments = field.Arguments
            .Where(argument => argument.IsRequired || random.Next(3) == 0)
            .Select(argument => $"{argument.Name}: {Argument(argument)}")
            .ToList();

        // Another name for what is asked in another way, so that fields of one name stay one field.
        var alias = arguments.Count > 0 || random.Next(6) == 0 ? $"a{names++}: " : "";
        var inner = field.Type.Named.IsComposite ? $" {Selections(field.Type.Named, depth - 1)}" : "";
        return $"{alias}{field.Name}{(arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})")}{Condition()}{inner}";
    }

    private string Condition() => random.Next(12) switch
    {
        0 => " @skip(if: false)",
        1 => " @include(if: true)",
        2 => $" @include(if: {Variable("Boolean!", random.Next(2) == 0 ? "true" : "false")})",
        3 => Note(),
        _ => "",
    };

    private string Note() => random.Next(6) == 0 ? " @note(text: \"n\", level: MIDDLE)" : "";

    private string Argument(InputValue argument) => random.Next(4) == 0
        ? Variable(argument.Type.ToString()!, Literal(argument.Type, 2))
        : Literal(argument.Type, 2);

    private string Variable(string type, string literal)
    {
        var name = $"$v{names++}";
        variables.Append(CultureInfo.InvariantCulture, $"{name}: {type} = {literal} ");
        return name;
    }

    private string Literal(GraphType type, int depth) => type switch
    {
        NonNullType nonNull => Literal(nonNull.Of, depth) is var value && value == "null" ? Literal(type, depth) : value,
        _ when random.Next(10) == 0 => "null",
        ListType list => random.Next(5) == 0 && list.Of.Nullable is not ListType
            ? Literal(list.Of, depth)
            : $"[{string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Literal(list.Of, depth)))}]",
        InputType input => Object(input, depth),
        EnumType names => One([.. names.Values]).Name,
        _ => Scalar(type.Named.Name),
    };

    private string Object(InputType input, int depth)
    {
        if (input.IsOneOf)
        {
            var field = One([.. input.Fields]);
            return $"{{ {field.Name}: {Literal(new NonNullType(field.Type.Nullable), depth - 1)} }}";
        }

        var given = input.Fields.Where(field => field.IsRequired || (depth > 0 && random.Next(2) == 0));
        return $"{{ {string.Join(", ", given.Select(field => $"{field.Name}: {Literal(field.Type, depth - 1)}"))} }}";
    }

    private string Scalar(string name) => name switch
    {
        "Int" => One(["0", "1", "-5", "2147483647"]),
        "Float" => One(["0.5", "3", "-1.25e2"]),
        "Boolean" => One(["true", "false"]),
        "ID" => One(["7", "\"seven\""]),
        "Any" => One(["1", "\"any\"", "[1, \"two\", { three: null }]", "{ a: { b: [true] } }", "WORD"]),
        _ => One(["\"text\"", "\"\"", "\"\"\"a\n  b\"\"\"", "\"\\u00e9 \\\"q\\\"\""]),
    };

    private T One<T>(T[] items) => items[random.Next(items.Length)];
}
