using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Uplift.Web;

namespace Uplift.Tests.Architecture;

/// <summary>What modules may know of each other, read from the compiled metadata, so method bodies are included.</summary>
public sealed class BoundaryTests
{
    // Values of wire records: their words are part of the outside contract as the records' names are.
    private static readonly string[] WireEnums =
    [
        "Uplift.Library.ItemKind", "Uplift.Interviews.InterviewMode", "Uplift.Interviews.InterviewState", "Uplift.Interviews.TurnKind", "Uplift.Interviews.Today.StepKind",
        "Uplift.Interviews.Judging.JudgeKind", "Uplift.Resumes.Applications.ApplicationStage", "Uplift.Resumes.Checks.Severity", "Uplift.Resumes.Checks.RuleStatus",
        "Uplift.Resumes.Matching.Adverts.RequirementKind", "Uplift.Resumes.Matching.Adverts.Priority", "Uplift.Resumes.Matching.Evidence.Rung",
        "Uplift.Resumes.Matching.KnockOutAnswer", "Uplift.Resumes.Matching.CareerLevel",
        "Uplift.Coaching.Cards.CardOrigin", "Uplift.Coaching.Reviews.ReviewSource", "Uplift.Coaching.Skills.Mastery", "Uplift.Coaching.Plans.PlanItemKind",
        "Uplift.Coaching.Stories.Competence",
    ];

    private static readonly IReadOnlyList<Assembly> Assemblies = [.. UpliftHost.Modules.Select(module => module.GetType().Assembly)];

    public static TheoryData<string> Modules() => [.. Assemblies.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_names_a_neighbours_type_only_from_its_contracts(string module) => TypesNamedBy(module)
        .Where(type => type.Assembly != module && Modules().Any(row => row.Data == type.Assembly))
        .Where(type => type.Namespace != $"{type.Assembly}.Contracts")
        .Select(type => $"{type.Namespace}.{type.Name}")
        .ShouldBeEmpty();

    // Pure functions that commands and benchmarks use too: when to review; a resume into a file, and a file into a resume.
    private static readonly string[] Engines =
        ["Uplift.Coaching.Fsrs", "Uplift.Resumes.Export", "Uplift.Resumes.Import", "Uplift.Resumes.Document"];

    [Fact]
    public void The_metadata_is_really_read() => TypesNamedBy("Uplift.Interviews")
        .ShouldContain(type => type.Assembly == "Uplift.Library" && type.Namespace == "Uplift.Library.Contracts" && type.Name == "ILibrary");

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_shows_its_class_its_contracts_its_wire_records_and_its_pages_and_nothing_else(string module) =>
        Assemblies.Single(assembly => assembly.GetName().Name == module).GetExportedTypes()
            .Where(type => type.Namespace != $"{module}.Contracts")
            .Where(type => !Engines.Contains(type.Namespace))
            .Where(type => !IsModuleClass(type) && !IsRecord(type) && !IsComponent(type) && !IsRouteExtension(type) && !WireEnums.Contains(type.FullName))
            .Select(type => type.FullName)
            .ShouldBeEmpty();

    [Fact]
    public void The_platform_knows_no_module() => TypesNamedBy("Uplift.Platform")
        .Where(type => Modules().Any(row => row.Data == type.Assembly)).ShouldBeEmpty();

    [Fact]
    public void The_examiner_knows_nothing_of_the_web_of_databases_or_of_uplift() => TypesNamedBy("Uplift.Examiner")
        .Select(type => type.Assembly)
        .Distinct()
        .Where(assembly => !assembly.StartsWith("System.", StringComparison.Ordinal))
        .ShouldBeEmpty();

    private static List<(string Assembly, string Namespace, string Name)> TypesNamedBy(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll")));
        var metadata = file.GetMetadataReader();
        return
        [
            .. from handle in metadata.TypeReferences
               let type = metadata.GetTypeReference(handle)
               where type.ResolutionScope.Kind == HandleKind.AssemblyReference
               let owner = metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope)
               select (metadata.GetString(owner.Name), metadata.GetString(type.Namespace), metadata.GetString(type.Name)),
        ];
    }

    private static bool IsModuleClass(Type type) => UpliftHost.Modules.Any(module => module.GetType() == type);

    // Only records have the compiler's own copying method.
    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static bool IsComponent(Type type) => type.IsAssignableTo(typeof(IComponent)) || type.Name == "_Imports";

    private static bool IsRouteExtension(Type type) => type is { IsAbstract: true, IsSealed: true }
        && type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .All(method => method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(IEndpointRouteBuilder));
}
