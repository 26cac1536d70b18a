using System.Reflection;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Uplift.Web.OpenApi;

/// <summary>
/// The framework gives the attributes of a positional record's parameter as an array that its own document generator cannot
/// cast, and breaks over it (Microsoft.AspNetCore.OpenApi 10.0.14). This gives them as what they are.
/// </summary>
internal sealed class TypedAttributes : IApiDescriptionProvider
{
    /// <summary>After the provider that describes the endpoints.</summary>
    public int Order => int.MaxValue;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        foreach (var parameter in context.Results.SelectMany(description => description.ParameterDescriptions).Where(IsQuery))
        {
            if (parameter.ParameterDescriptor is IParameterInfoParameterDescriptor { ParameterInfo: { } info })
            {
                parameter.ParameterDescriptor = new Descriptor(new Parameter(info)) { Name = info.Name!, ParameterType = info.ParameterType };
            }
        }
    }

    private static bool IsQuery(ApiParameterDescription parameter) => parameter.Source == BindingSource.Query;

    private sealed class Descriptor(ParameterInfo info) : ParameterDescriptor, IParameterInfoParameterDescriptor
    {
        public ParameterInfo ParameterInfo { get; } = info;
    }

    private sealed class Parameter(ParameterInfo inner) : ParameterInfo
    {
        public override string? Name => inner.Name;

        public override Type ParameterType => inner.ParameterType;

        public override MemberInfo Member => inner.Member;

        public override int Position => inner.Position;

        public override ParameterAttributes Attributes => inner.Attributes;

        public override bool HasDefaultValue => inner.HasDefaultValue;

        public override object? DefaultValue => inner.DefaultValue;

        public override object? RawDefaultValue => inner.RawDefaultValue;

        public override IList<CustomAttributeData> GetCustomAttributesData() => inner.GetCustomAttributesData();

        public override object[] GetCustomAttributes(bool inherit) => inner.GetCustomAttributes(inherit);

        public override object[] GetCustomAttributes(Type attributeType, bool inherit)
        {
            var found = inner.GetCustomAttributes(attributeType, inherit);
            var typed = Array.CreateInstance(attributeType, found.Length);
            Array.Copy(found, typed, found.Length);
            return (object[])typed;
        }

        public override bool IsDefined(Type attributeType, bool inherit) => inner.IsDefined(attributeType, inherit);
    }
}
