// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import com.google.gson.JsonObject;
import dev.thalweg.api.Engine;
import dev.thalweg.api.EngineOptions;
import dev.thalweg.api.formula.Printer;
import dev.thalweg.api.loss.AssembledLoss;
import dev.thalweg.api.loss.LossSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Shows what becomes of a loss.
final class ExplainAction {
    private ExplainAction() {
    }

    static int run(ExplainCommand command, Terminal terminal) {
        LossSum loss = CatalogueAction.find(command.output, terminal).loss(command.loss);
        LossPasses passes = new LossPasses(loss);
        List<Section> sections = new ArrayList<>();
        if (command.pass != null) {
            sections.add(pass(command.pass, passes));
        } else if (!command.plan) {
            sections.add(inputs(loss, passes));
            sections.add(pass("check", passes));
            sections.add(pass("simplify", passes));
            sections.add(pass("plan", passes));
        } else {
            sections.add(pass("plan", passes));
        }
        if (command.kernel) {
            sections.add(kernel(command, passes));
        }
        show(loss, sections, command.output, terminal);
        return 0;
    }

    private static Section pass(String name, LossPasses passes) {
        return switch (name) {
            case "check" -> new Section("formula", "Formula, as the loss writes it (pass check)", passes.check());
            case "differentiate" ->
                new Section("gradient", "Gradient, as derived (pass differentiate)", passes.differentiate());
            case "hessian" ->
                new Section("hessian", "Second derivative at one's own position, as derived (pass hessian)",
                        passes.hessian());
            case "simplify" ->
                new Section("simplified", "Value and gradient, simplified (pass simplify)", passes.simplify());
            case "lower" ->
                new Section("lowered", "Value and gradient in their stable form (pass lower)", passes.lower());
            case "plan" -> new Section("plan", "Plan: one kernel for both (pass plan)", passes.plan());
            default -> throw new IllegalArgumentException("no pass " + name);
        };
    }

    private static Section inputs(LossSum loss, LossPasses passes) {
        List<String> lines = new ArrayList<>(LossPage.inputs(loss).lines());
        passes.numbers().forEach(name -> lines.add(name + " = " + number(loss, name)));
        return new Section("inputs", "Inputs and numbers", lines);
    }

    private static String number(LossSum loss, String name) {
        return name.equals(AssembledLoss.UPSTREAM) ? "1, or the derivative of what follows the loss"
                : Printer.number(Objects.requireNonNull(loss.hypers().get(name), name));
    }

    private static Section kernel(ExplainCommand command, LossPasses passes) {
        EngineOptions options = EngineOptions.defaults().withBackend(command.backend)
                .withType(Configurations.elementType(command.dtype));
        try (Engine engine = Engine.open(options)) {
            return new Section("kernel",
                    "Code of backend " + engine.backend().id() + " (" + engine.backendReason() + ")",
                    engine.listing(passes.program()).lines().toList());
        }
    }

    private static void show(LossSum loss, List<Section> sections, OutputOptions output, Terminal terminal) {
        if (output.json) {
            JsonObject document = new JsonObject();
            document.addProperty("schema", "thalweg.explain/1");
            document.addProperty("loss", loss.text());
            sections.forEach(section -> document.add(section.name, Json.strings(section.lines)));
            Json.write(document, terminal.out());
            return;
        }
        List<String> lines = new ArrayList<>(List.of(loss.text()));
        sections.forEach(section -> LossPage.section(lines, section.heading, section.lines));
        lines.forEach(terminal.out()::line);
    }

    /// A part of the answer.
    ///
    /// @param name its name in JSON
    /// @param heading its title for people
    /// @param lines its content
    private record Section(String name, String heading, List<String> lines) {
    }
}
