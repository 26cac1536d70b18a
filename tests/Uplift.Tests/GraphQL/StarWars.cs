using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;

namespace Uplift.Tests.GraphQL;

/// <summary>The schema of the recorded execution cases, registered in code as our modules register theirs.</summary>
internal static class StarWars
{
    private static readonly int[] All = [4, 5, 6];

    private static readonly Human Luke = new("1000", "Luke Skywalker", ["1002", "1003", "2000", "2001"], All, "Tatooine");
    private static readonly Droid Artoo = new("2001", "R2-D2", ["1000", "1002", "1003"], All, "Astromech");

    private static readonly Dictionary<string, Character> Characters = new Character[]
    {
        Luke,
        new Human("1001", "Darth Vader", ["1004"], All, "Tatooine"),
        new Human("1002", "Han Solo", ["1000", "1003", "2001"], All, null),
        new Human("1003", "Leia Organa", ["1000", "1002", "2000", "2001"], All, "Alderaan"),
        new Human("1004", "Wilhuff Tarkin", ["1001"], [4], null),
        new Droid("2000", "C-3PO", ["1000", "1002", "1003", "2001"], All, "Protocol"),
        Artoo,
    }.ToDictionary(character => character.Id);

    public static Schema Schema { get; } = new SchemaBuilder()
        .Enum("Episode", "One of the films.", (4, "NEW_HOPE", "1977"), (5, "EMPIRE", "1980"), (6, "JEDI", "1983"))
        .Interface(
            "Character",
            "Somebody in the films.",
            ("id: String!", "Their number."),
            ("name: String", "Their name."),
            ("friends: [Character]", "Who stands by them."),
            ("appearsIn: [Episode]", "The films."),
            ("secretBackstory: String", "Where they come from."))
        .Object<Human>("Human", "A person.", human => Describe(human)
            .Field("homePlanet: String", "Where they grew up.", one => one.HomePlanet))
        .Object<Droid>("Droid", "A machine.", droid => Describe(droid)
            .Field("primaryFunction: String", "What it is for.", one => one.PrimaryFunction))
        .Query(query => query
            .Field("hero(episode: Episode): Character", "The hero of the saga, or of one film.", (_, call) => new(call.Argument<int>("episode") == 5 ? Luke : Artoo))
            .Field("human(id: String!): Human", "A person by number.", (_, call) => new(Characters.GetValueOrDefault(call.Argument<string>("id")) as Human))
            .Field("droid(id: String!): Droid", "A machine by number.", (_, call) => new(Characters.GetValueOrDefault(call.Argument<string>("id")) as Droid)))
        .Build();

    private static ObjectBuilder<T> Describe<T>(ObjectBuilder<T> type)
        where T : Character => type
        .Implements("Character")
        .Field("id: String!", "Their number.", one => one.Id)
        .Field("name: String", "Their name.", one => one.Name)
        .Field("friends: [Character]", "Who stands by them.", async (one, call) =>
        {
            await Task.Yield();
            return one.Friends.Select(id => Characters[id]);
        })
        .Field("appearsIn: [Episode]", "The films.", one => one.AppearsIn)
        .Field("secretBackstory: String", "Where they come from.", _ => new Failure("secretBackstory is secret."));

    internal abstract record Character(string Id, string Name, string[] Friends, int[] AppearsIn);

    internal sealed record Human(string Id, string Name, string[] Friends, int[] AppearsIn, string? HomePlanet) : Character(Id, Name, Friends, AppearsIn);

    internal sealed record Droid(string Id, string Name, string[] Friends, int[] AppearsIn, string PrimaryFunction) : Character(Id, Name, Friends, AppearsIn);
}
