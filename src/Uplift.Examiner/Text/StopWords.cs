using System.Collections.Frozen;

namespace Uplift.Examiner;

/// <summary>
/// Words that carry grammar rather than an idea. "Before", "after", "more", "less", "first", "same" and "once" are
/// missing on purpose: in technical prose they are the idea.
/// </summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Function = Words(
        "a an the this that these those it its itself they them their theirs he she his her him we us our ours " +
        "you your yours i me my mine one ones who whom whose which what where why how there here is are was were " +
        "be been being am do does did done doing have has had having will would can could may might shall should " +
        "of in on at by for with to from into onto out up down off over under about as per via through across " +
        "within between among during against toward towards upon and or if so because since while whereas " +
        "although though until unless when whenever whether then than thus hence therefore but yet however also " +
        "too even like such else etc eg ie vs s t d ll re ve m st nd rd th oh ok okay yes well please");

    private static readonly FrozenSet<string> Light = Words(
        "get gets got getting go goes going went gone come comes coming came put puts putting make makes made " +
        "making use uses used using let lets letting need needs needed needing want wants wanted try tries tried " +
        "trying give gives given take takes taken keep keeps kept become becomes say says said see sees seen know " +
        "knows think thinks look looks mean means must always ever only all each every any both some many much " +
        "several other others another own very really quite still already actually basically just simply usually " +
        "often sometimes typically generally normally probably maybe perhaps instead rather way ways thing things " +
        "something anything everything bit lot lots kind stuff now again able possible certain particular whole " +
        "entire");

    /// <summary>
    /// Light words (weak verbs, quantifiers, fillers) count only where a phrasing would have too little without them.
    /// </summary>
    public static WordKind KindOf(string word) =>
        Function.Contains(word) ? WordKind.Function
        : Light.Contains(word) ? WordKind.Light
        : Negation.IsNegator(word) ? WordKind.Negator
        : WordKind.Content;

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
