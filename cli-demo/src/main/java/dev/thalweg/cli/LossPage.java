// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.Configurable;
import dev.thalweg.api.Guide;
import dev.thalweg.api.Parameter;
import dev.thalweg.api.formula.Kind;
import dev.thalweg.api.loss.LossInput;
import dev.thalweg.api.loss.LossPlugin;
import dev.thalweg.api.loss.LossProperty;
import dev.thalweg.api.loss.LossReduction;
import dev.thalweg.api.loss.LossSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Everything about a loss on one page: all of it is derived from the loss itself.
final class LossPage {
    private static final String INDENT = "  ";

    private LossPage() {
    }

    static List<String> of(LossPlugin loss) {
        LossSum sum = LossSum.of(loss);
        List<String> lines = new ArrayList<>();
        lines.add(title(loss));
        section(lines, formulaHeading(loss), FormulaText.of(LossFormulas.ofOneItem(sum)));
        section(lines, "Inputs", inputs(sum).lines());
        section(lines, "Parameters", parameters(loss));
        if (!loss.properties().isEmpty()) {
            section(lines, propertiesHeading(loss), loss.properties().stream().map(LossProperty::text).toList());
        }
        section(lines, "Reductions", List.of(reductions(loss)));
        guide(lines, loss.guide());
        LossCurve curve = LossCurve.of(loss, LossChart.WIDTH);
        section(lines, "Value * and slope . of " + curve.about(), LossChart.of(curve));
        return lines;
    }

    static String formulaHeading(LossPlugin loss) {
        boolean hasSlope = loss.inputs().stream().anyMatch(LossInput::differentiable);
        return "Formula of one " + loss.item() + (hasSlope ? "" : ", without a gradient");
    }

    /// Properties are of the loss as a function of its first input.
    static String propertiesHeading(LossPlugin loss) {
        return "Properties, in " + loss.inputs().getFirst().name();
    }

    /// Id, other names, and what it is.
    static String title(Configurable<?> thing) {
        String aliases = thing.aliases().isEmpty() ? "" : " (also " + String.join(", ", thing.aliases()) + ")";
        return thing.id() + aliases + ": " + thing.summary();
    }

    /// When to use a thing, and where it comes from.
    static void guide(List<String> lines, Guide guide) {
        if (!guide.equals(Guide.NONE)) {
            section(lines, "Use it", List.of("when " + guide.use(), "not when " + guide.avoid()));
            if (!guide.source().isEmpty()) {
                section(lines, "Source", List.of(guide.source()));
            }
        }
    }

    /// A heading and lines under it.
    static void section(List<String> lines, String heading, List<String> content) {
        lines.add("");
        lines.add(heading);
        content.forEach(line -> lines.add((INDENT + line).stripTrailing()));
    }

    /// Name, default, range and purpose of each parameter.
    static List<String> parameters(Configurable<?> thing) {
        return thing.arguments().parameters().isEmpty() ? List.of("none") : parameterTable(thing).lines();
    }

    /// Name, default, range and purpose of each parameter.
    static TextTable parameterTable(Configurable<?> thing) {
        TextTable table = TextTable.ofWords();
        thing.arguments().parameters()
                .forEach(p -> table.row(names(p), defaultText(p), p.range().text(), p.description()));
        return table;
    }

    private static String names(Parameter parameter) {
        return parameter.aliases().isEmpty() ? parameter.name()
                : parameter.name() + " (" + String.join(", ", parameter.aliases()) + ")";
    }

    private static String defaultText(Parameter parameter) {
        return "= " + (parameter.type().isSeveral() ? "[]" : parameter.write(parameter.defaultValue()));
    }

    /// Shape, values and purpose of each input.
    static TextTable inputs(LossSum loss) {
        TextTable table = TextTable.ofWords();
        for (LossInput input : loss.inputs()) {
            table.row(input.name() + " " + LossFormulas.shape(loss, input), numbers(input),
                    input.description() + (input.optional() ? " (optional)" : ""));
        }
        return table;
    }

    private static String numbers(LossInput input) {
        return input.kind() == Kind.TRUTH ? "true or false" : input.domain().text();
    }

    /// Their names, the default one marked.
    static String reductions(LossPlugin loss) {
        return String.join(", ", Arrays.stream(LossReduction.values())
                .map(r -> r.text() + (r == loss.defaultReduction() ? " (default)" : "")).toList());
    }
}
