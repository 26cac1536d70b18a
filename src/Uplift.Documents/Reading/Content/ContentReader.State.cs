using Uplift.Documents.Reading.Syntax;

namespace Uplift.Documents.Reading.Content;

/// <summary>Operators that set how text and colours will be.</summary>
internal sealed partial class ContentReader
{
    private bool TextOperator(string word, List<object?> operands)
    {
        switch (word)
        {
            case "BT":
                textMatrix = lineMatrix = Matrix.Identity;
                break;
            case "ET":
                break;
            case "Tc":
                state.CharacterSpacing = Operands.Number(operands, 0);
                break;
            case "Tw":
                state.WordSpacing = Operands.Number(operands, 0);
                break;
            case "Tz":
                state.Scale = Operands.Number(operands, 0) / 100;
                break;
            case "TL":
                state.Leading = Operands.Number(operands, 0);
                break;
            case "Ts":
                state.Rise = Operands.Number(operands, 0);
                break;
            case "Tr":
                state.RenderMode = (int)Math.Clamp(Operands.Number(operands, 0), 0, 7);
                break;
            case "Tf" when operands is [PdfName name, ..]:
                state.Font = Font(file.Dictionary(file.Dictionary(resources, "Font"), name.Value));
                state.Size = Operands.Number(operands, 1);
                break;
            case "Td":
                NextLine(Operands.Number(operands, 0), Operands.Number(operands, 1));
                break;
            case "TD":
                state.Leading = -Operands.Number(operands, 1);
                NextLine(Operands.Number(operands, 0), Operands.Number(operands, 1));
                break;
            case "Tm" when Matrix.From(Operands.Numbers(operands)) is { } matrix:
                textMatrix = lineMatrix = matrix;
                break;
            case "T*":
                NextLine(0, -state.Leading);
                break;
            case "Tj" when operands is [PdfString text, ..]:
                Show(text.Bytes);
                break;
            case "'":
                NextLine(0, -state.Leading);
                Show((operands.LastOrDefault() as PdfString)?.Bytes ?? []);
                break;
            case "\"":
                state.WordSpacing = Operands.Number(operands, 0);
                state.CharacterSpacing = Operands.Number(operands, 1);
                NextLine(0, -state.Leading);
                Show((operands.LastOrDefault() as PdfString)?.Bytes ?? []);
                break;
            case "TJ" when operands is [PdfArray array, ..]:
                foreach (var item in array)
                {
                    if (item is PdfString text)
                    {
                        Show(text.Bytes);
                    }
                    else if (item is double shift)
                    {
                        Move(-shift / 1000 * state.Size * (state.Font is { Vertical: true } ? 1 : state.Scale));
                    }
                }

                break;
            default:
                return false;
        }

        return true;
    }

    private void ColorOperator(string word, List<object?> operands)
    {
        switch (word)
        {
            case "g":
                SetFill(ColorSpace.Gray, Operands.Numbers(operands));
                break;
            case "rg":
                SetFill(ColorSpace.Rgb, Operands.Numbers(operands));
                break;
            case "k":
                SetFill(ColorSpace.Cmyk, Operands.Numbers(operands));
                break;
            case "G":
                SetStroke(ColorSpace.Gray, Operands.Numbers(operands));
                break;
            case "RG":
                SetStroke(ColorSpace.Rgb, Operands.Numbers(operands));
                break;
            case "K":
                SetStroke(ColorSpace.Cmyk, Operands.Numbers(operands));
                break;
            case "cs" when operands is [PdfName name, ..]:
                SetFill(ColorSpace.Open(file, name, resources), Initial(name));
                state.FillIsPattern = name.Value == "Pattern";
                break;
            case "CS" when operands is [PdfName name, ..]:
                SetStroke(ColorSpace.Open(file, name, resources), Initial(name));
                break;
            case "sc" or "scn":
                SetFill(state.FillSpace, Operands.Numbers(operands));
                state.FillIsPattern = operands.Count > 0 && operands[^1] is PdfName;
                break;
            case "SC" or "SCN":
                SetStroke(state.StrokeSpace, Operands.Numbers(operands));
                break;
            case "sh":
                // A shading fills what the clip leaves, in colours that are not worked out.
                backdrop.Fill(state.Clip, null);
                break;
        }
    }

    private static double[] Initial(PdfName space) => space.Value == "DeviceCMYK" ? [0, 0, 0, 1] : [0, 0, 0];

    private void SetFill(ColorSpace space, double[] components)
    {
        state.FillSpace = space;
        state.Fill = space.Hex(components);
        state.FillIsPattern = false;
    }

    private void SetStroke(ColorSpace space, double[] components)
    {
        state.StrokeSpace = space;
        state.Stroke = space.Hex(components);
    }

    private void ExtendedState(PdfDictionary? dictionary)
    {
        if (dictionary is null)
        {
            return;
        }

        state.FillAlpha = file.Number(dictionary, "ca") ?? state.FillAlpha;
        state.StrokeAlpha = file.Number(dictionary, "CA") ?? state.StrokeAlpha;
        state.LineWidth = file.Number(dictionary, "LW") ?? state.LineWidth;
        if (file.Array(dictionary, "Font") is [var font, var size])
        {
            state.Font = Font(file.Dictionary(font));
            state.Size = file.Resolve(size) as double? ?? state.Size;
        }
    }
}
